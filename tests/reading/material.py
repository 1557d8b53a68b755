"""Real material beside the project; tests of it are skipped, saying so, where it is absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def seed_text(number: str) -> str:
    """The text of the real report ``number``: "003"; skips the test where the folder is absent."""
    found = sorted((SHARED / "seeds" / number).glob("*.txt"))
    if not found:
        pytest.skip("the folder ../shared is absent")
    return found[0].read_text(encoding="utf-8")
