"""What of a report could not be read, in words."""

from __future__ import annotations

from django.utils.translation import get_language

from parsing.checks import label_of
from parsing.models import Report
from parsing.reading.problems import PROBLEMS


def shown_problems(report: Report) -> list[str]:
    """The problems of reading in the language of the page, each with the cells concerned."""
    language = get_language() or ""
    return [
        PROBLEMS[problem["code"]]
        .in_language(language)
        .format(cells=_names(problem["cells"], report.form, language))
        for problem in report.problems
    ]


def _names(cells: list[str], form: str, language: str) -> str:
    names = [label_of(cell, form).in_language(language) for cell in cells]
    return (", " if language.startswith("en") else "、").join(names)
