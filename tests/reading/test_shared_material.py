"""The shared reports: every fact that the text still holds is read, nothing else."""

import json
from pathlib import Path

import pytest

from parsing.command_line import describe
from parsing.reading import read
from parsing.reading.files import open_document

# Layouts that print every cell, or keep label and numbers in order and lose only blank cells.
MARK_EVERY_CELL = (
    "docx_docx2txt_py",
    "docx_pandoc_gfm",
    "docx_tika",
    "html_browser_copy",
    "html_lynx",
    "html_raw",
    "html_trafilatura",
    "xlsx_paste",
)
TABLES = ("disclosure", "requests", "disputes")


def cells(tables):
    for table in TABLES:
        for row, columns in tables.get(table, {}).items():
            for column, value in columns.items():
                if not column.endswith("_unit"):
                    yield f"{table}.{row}.{column}", value if value is None else str(value)


def is_uncertain(cell, answer):
    row = cell.rsplit(".", 1)[0]
    return bool({cell, row, cell.split(".")[0]} & set(answer["uncertain"]))


def answer_of(path: Path):
    return describe(str(path), read(open_document(path.read_bytes(), filename=path.name).text))


def faults(answer, gold):
    """The cells that differ from the facts without being called uncertain."""
    facts = dict(cells(gold))
    return [
        (cell, facts.get(cell), read)
        for cell, read in cells(answer["tables"])
        if read != facts.get(cell) and not is_uncertain(cell, answer)
    ]


def is_perfect(answer, gold):
    return (
        not faults(answer, gold)
        and not answer["uncertain"]
        and dict(cells(answer["tables"])) == dict(cells(gold))
        and all(answer[key] == gold[key] for key in ("agency", "year", "form"))
    )


def reports(folder: Path, pattern: str):
    for path in sorted(folder.glob(pattern)):
        yield path, json.loads((path.parent / "gold.json").read_text())


def test_the_five_seeds_are_read_without_a_fault(shared):
    read = [
        (path.parent.name, is_perfect(answer_of(path), gold))
        for path, gold in reports(shared / "seeds", "*/*.txt")
    ]
    assert read == [(name, True) for name in ("000", "001", "002", "003", "004")]


@pytest.mark.parametrize("layout", MARK_EVERY_CELL)
def test_a_layout_that_marks_every_cell_is_read_without_a_fault(shared, layout):
    broken = [
        path.parent.name
        for path, gold in reports(shared / "zoo", f"*/{layout}.txt")
        if not is_perfect(answer_of(path), gold)
    ]
    assert broken == []


def test_no_layout_gives_a_number_that_the_report_does_not_state(shared):
    wrong = {
        f"{path.parent.name}/{path.name}": found
        for path, gold in reports(shared / "zoo", "*/*.txt")
        if (found := faults(answer_of(path), gold))
    }
    assert wrong == {}
