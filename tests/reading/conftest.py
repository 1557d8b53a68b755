"""What tests of the reader share: where the shared material lies."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material; the test is skipped where it is absent."""
    if not SHARED.exists():
        pytest.skip(f"no shared material at {SHARED}")
    return SHARED
