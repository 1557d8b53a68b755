"""What the checks say of a report, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from django.utils.translation import get_language

from parsing.checks import outcomes, outcomes_between, unassessed
from parsing.models import Report

from .flags import ShownFlag, shown_flags
from .problems import shown_problems


@dataclass(frozen=True, slots=True)
class Checked:
    """The flags of a report, the problems that reading it left, and what could not be judged.

    ``unassessed`` says that in words, once for each reason.
    """

    flags: list[ShownFlag]
    problems: list[str]
    unassessed: list[str]

    @property
    def about_report(self) -> list[ShownFlag]:
        """What does not agree in the report itself."""
        return [flag for flag in self.flags if not flag.is_about_reading]

    @property
    def about_reading(self) -> list[ShownFlag]:
        """What this site could not read, which says nothing against the report."""
        return [flag for flag in self.flags if flag.is_about_reading]


def checked(report: Report) -> Checked:
    """What the checks say of a report that came ``with_tables`` and ``with_ledger``.

    The queries that load the report of the year before, and no more.
    """
    before = report.year_before()
    before_url = before.get_absolute_url() if before else ""
    return Checked(
        shown_flags(report, before_url=before_url),
        shown_problems(report),
        _unassessed(report, before),
    )


def _unassessed(report: Report, before: Report | None) -> list[str]:
    language, subject = get_language() or "", report.subject()
    between = outcomes_between(before.subject(), subject) if before else ()
    said = unassessed(chain(outcomes(subject), between))
    return [sentence.in_language(language) for sentence in said]
