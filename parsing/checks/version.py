"""Which rules a report was checked with."""

from functools import cache
from pathlib import Path

from parsing.forms.version import version_of

PROGRAM = Path(__file__).parent.parent
# What findings follow from, beside what a report says.
FOLDERS = ("checks", "forms")


@cache
def rules_version() -> str:
    """Hexadecimal digits that change whenever a rule or a form does: made from their source."""
    return version_of(file for folder in FOLDERS for file in (PROGRAM / folder).rglob("*.py"))
