"""Real and made reports as files: every cell is the report's, agency, year and form too."""

import json
from pathlib import Path
from typing import Any

import pytest

from parsing.reading import output, read
from parsing.reading.files import open_document

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
REPORTS = sorted([*SHARED.glob("zoo/*/source.*"), *SHARED.glob("real/*/source.*")])


@pytest.fixture(autouse=True)
def _needs_shared() -> None:
    if not REPORTS:
        pytest.skip("the shared reports are not there")


@pytest.mark.parametrize(
    "path", REPORTS or [Path("absent")], ids=lambda path: f"{path.parent.name}-{path.suffix[1:]}"
)
def test_every_cell_of_a_report_is_read_from_its_file(path: Path) -> None:
    gold = json.loads((path.parent / "gold.json").read_text())
    reading = read(open_document(path.read_bytes()).text)
    read_ = output.as_json(str(path), reading)
    assert [read_[name] for name in ("agency", "year", "form")] == [
        gold[name] for name in ("agency", "year", "form")
    ]
    assert read_["uncertain"] == []
    assert numbers(read_["tables"]) == numbers(gold)


def numbers(tables: dict[str, Any]) -> dict[str, float | None]:
    """Each cell's number; an amount's without its unit."""
    return {
        f"{table}.{row}.{column}": None if value is None else float(str(value).rstrip("万元"))
        for table in ("disclosure", "requests", "disputes")
        for row, columns in tables[table].items()
        for column, value in columns.items()
        if not column.endswith("_unit")
    }


@pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf"])
def test_every_number_points_at_its_place_in_the_file(suffix: str) -> None:
    path = next(path for path in REPORTS if path.suffix == suffix)
    document = open_document(path.read_bytes())
    for cell in read(document.text).cells.values():
        if cell.span is None:
            continue
        place = document.place(cell.span.start)
        assert place.table
        assert place.row
        assert place.column
        assert (place.page is not None) == (suffix == ".pdf")
