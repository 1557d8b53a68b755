"""Components are for what appears: one that no page includes is deleted."""

import re
from pathlib import Path

import pytest
from django.conf import settings

COMPONENTS = sorted((settings.BASE_DIR / "templates" / "components").glob("*.html"))
SOURCES = [
    *(settings.BASE_DIR / "templates").rglob("*.html"),
    *(settings.BASE_DIR / "reports_site").rglob("*.py"),
]
USED = re.compile(r'"components/(\w+)\.html"|component\(\s*"(\w+)"')


def test_there_are_components() -> None:
    assert COMPONENTS


@pytest.fixture(scope="module")
def used() -> set[str]:
    texts = (path.read_text() for path in SOURCES)
    return {name for text in texts for found in USED.findall(text) for name in found}


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_used(path: Path, used: set[str]) -> None:
    assert path.stem in used
