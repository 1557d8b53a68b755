"""The catalogues of the site's words are complete and compiled: set-up needs no gettext."""

import contextlib
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).rglob("*.po"))
PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


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
def test_a_translation_has_the_places_of_its_text(path: Path) -> None:
    for entry in polib.pofile(path):
        own = {frozenset(PLACE.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text}
        for words in (entry.msgstr_plural or {0: entry.msgstr}).values():
            assert frozenset(PLACE.findall(words)) in own, entry.msgid


@pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="no gettext here: texts are not sought"
)
@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_every_text_of_the_site_is_in_the_catalogue(path: Path, tmp_path: Path) -> None:
    for folder in ("parsing", "reports_site", "templates"):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    copy = tmp_path / path.relative_to(settings.BASE_DIR)
    with contextlib.chdir(tmp_path), override_settings(LOCALE_PATHS=[copy.parents[2]]):
        call_command("makemessages", locale=[language(path)], no_location=True, verbosity=0)
    assert messages(copy) - messages(path) == set()


def messages(path: Path) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(path) if not entry.obsolete}


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    written = {text(entry) for entry in polib.pofile(path).translated_entries()}
    compiled = {text(entry) for entry in polib.mofile(path.with_suffix(".mo"))}
    assert compiled == written


def text(entry: polib.POEntry | polib.MOEntry) -> tuple[object, ...]:
    """What an entry says, in a form that both kinds of file share."""
    plurals = tuple(sorted((entry.msgstr_plural or {}).items()))
    return entry.msgctxt, entry.msgid, entry.msgstr, plurals
