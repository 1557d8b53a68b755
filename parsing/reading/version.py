"""Which reader a text was read with."""

from functools import cache
from pathlib import Path

from parsing.forms.version import version_of

PROGRAM = Path(__file__).parent.parent
FOLDERS = ("reading", "forms")
OPENING = PROGRAM / "reading" / "files"  # makes texts of files, and reads none


@cache
def reader_version() -> str:
    """Hexadecimal digits that change whenever the reader or a form does: made from their source."""
    files = (file for folder in FOLDERS for file in (PROGRAM / folder).rglob("*.py"))
    return version_of(file for file in files if OPENING not in file.parents)
