import pytest

from parsing.examples import Example, examples


@pytest.fixture(scope="session")
def reports() -> list[Example]:
    return list(examples())
