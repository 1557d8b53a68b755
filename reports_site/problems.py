"""What of a report could not be read, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from parsing.checks import label_of
from parsing.checks.problems import open_problems
from parsing.models import Report
from parsing.reading.problems import PROBLEMS


def shown_problems(report: Report) -> list[str]:
    """What of its problems of reading nobody has settled yet, each with the cells concerned."""
    language = get_language() or ""
    subject = report.subject()
    return [
        PROBLEMS[problem.code]
        .in_language(language)
        .format(cells=_names(problem.cells, report.form, language))
        for problem in open_problems(subject.problems, subject.figures)
    ]


def _names(cells: Iterable[str], form: str, language: str) -> str:
    names = [label_of(cell, form).in_language(language) for cell in cells]
    return (", " if language.startswith("en") else "、").join(names)
