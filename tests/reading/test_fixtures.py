"""Every text in fixtures/reading, with the answer that stands beside it."""

import json
from pathlib import Path

import pytest

from parsing.command_line import describe
from parsing.reading import decode, read

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "reading"
TEXTS = sorted(FOLDER.glob("*.txt"))


def test_the_folder_is_not_empty():
    assert len(TEXTS) >= 10


def test_every_text_has_its_answer_and_every_answer_its_text():
    assert {path.stem for path in TEXTS} == {path.stem for path in FOLDER.glob("*.json")}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_text_is_read_as_its_answer_says(path):
    answer = describe(path.name, read(decode(path.read_bytes())))
    assert answer == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
