"""A text of the invented province to receive."""

import pytest

from parsing import examples


@pytest.fixture(scope="session")
def text() -> str:
    """The first example report, as a file holds it."""
    return next(iter(examples.examples())).text
