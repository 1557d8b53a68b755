"""The catalogues of the site's words are complete and compiled: set-up needs no gettext."""

from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).rglob("*.po"))


def language(path: Path) -> str:
    return path.parent.parent.name


def test_there_is_a_catalogue() -> None:
    assert CATALOGUES


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_every_text_is_translated(path: Path) -> None:
    catalogue = polib.pofile(path)
    unfinished = [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]
    assert [entry.msgid for entry in unfinished] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    written = {text(entry) for entry in polib.pofile(path).translated_entries()}
    compiled = {text(entry) for entry in polib.mofile(path.with_suffix(".mo"))}
    assert compiled == written


def text(entry: polib.POEntry | polib.MOEntry) -> tuple[object, ...]:
    """What an entry says, in a form that both kinds of file share."""
    plurals = tuple(sorted((entry.msgstr_plural or {}).items()))
    return entry.msgctxt, entry.msgid, entry.msgstr, plurals
