"""Openings and whole texts of real reports beside the project, with what each of them states."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared is absent")


def openings() -> list[dict[str, Any]]:
    """Beginnings of reports with the agency and year that they state."""
    path = SHARED / "openings" / "openings.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def reports() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every text of the seeds and the zoo, with the facts of its report."""
    for gold in sorted(SHARED.glob("seeds/*/gold.json")) + sorted(SHARED.glob("zoo/*/gold.json")):
        facts = json.loads(gold.read_text(encoding="utf-8"))
        for path in sorted(gold.parent.glob("*.txt")):
            yield path, facts
