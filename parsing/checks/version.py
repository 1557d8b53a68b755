"""Which rules a report was checked with."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

PROGRAM = Path(__file__).parent.parent
# What findings follow from, beside what a report says.
FOLDERS = ("checks", "forms")
VERSION_LENGTH = 16


@cache
def rules_version() -> str:
    """Hexadecimal digits that change whenever a rule or a form does: made from their source."""
    files = sorted(file for folder in FOLDERS for file in (PROGRAM / folder).rglob("*.py"))
    source = b"".join(file.read_bytes() for file in files)
    return blake2b(source, digest_size=VERSION_LENGTH // 2).hexdigest()
