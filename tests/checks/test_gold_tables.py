"""The findings over tables whose facts are known."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from parsing.checks import Severity, Subject, findings
from parsing.forms import Figures

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = sorted(
    path for folder in ("seeds", "zoo", "real") for path in SHARED.glob(f"{folder}/*/gold.json")
)
PROSE_ONLY = {"narrative_new"}

if not GOLD:
    pytest.skip(f"no known tables in {SHARED}", allow_module_level=True)

SOUND = [path for path in GOLD if not set(json.loads(path.read_text())["flags"]) - PROSE_ONLY]


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}-{path.parent.name}"


each_report = pytest.mark.parametrize("path", GOLD, ids=name_of)
each_sound_report = pytest.mark.parametrize("path", SOUND, ids=name_of)


def subject_of(gold: dict) -> Subject:
    tables = {
        table: {
            row: {
                column: Decimal(value) if isinstance(value, str) else value
                for column, value in cells.items()
                if not column.endswith("_unit")
            }
            for row, cells in gold[table].items()
        }
        for table in ("disclosure", "requests", "disputes")
    }
    return Subject(gold["year"], gold["form"], Figures(tables))


@each_report
def test_every_planted_fault_is_found(path: Path) -> None:
    gold = json.loads(path.read_text())
    found = {finding.rule for finding in findings(subject_of(gold))}
    assert set(gold["flags"]) - PROSE_ONLY <= found


@each_sound_report
def test_a_report_without_faults_raises_nothing(path: Path) -> None:
    found = findings(subject_of(json.loads(path.read_text())))
    assert [finding for finding in found if finding.severity != Severity.INFO] == []


@each_report
def test_errors_are_found_only_where_one_was_planted(path: Path) -> None:
    gold = json.loads(path.read_text())
    found = findings(subject_of(gold))
    errors = {finding.rule for finding in found if finding.severity == Severity.ERROR}
    # A row whose total is wrong makes the results of the column total wrong with it.
    allowed = set(gold["flags"]) | ({"handled_total"} if "row_sum" in gold["flags"] else set())
    assert errors <= allowed
    warnings = {finding.rule for finding in found if finding.severity == Severity.WARNING}
    assert warnings <= set(gold["flags"])
