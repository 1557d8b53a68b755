"""An agency's reports over the years, with the years for which none was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsing.forms import Form, form_for
from parsing.models import Report
from parsing.models.cells import HEADLINES
from parsing.models.contents import Content, content


@dataclass(frozen=True, slots=True)
class ReportYear:
    """One year: its report, or None where none was seen.

    ``figures`` are the headline figures as they stand, by their names. ``opens_form`` is the form
    that reports are due on since this year, None where the year before had the same.
    """

    year: int
    report: Report | None
    figures: Mapping[str, Content]
    opens_form: Form | None = None

    @property
    def departing(self) -> list[str]:
        """The headline figures for which the report prints another number than what stands."""
        printed = self.report.printed() if self.report else {}
        return [name for name, address in HEADLINES.items() if address in printed]

    @property
    def before(self) -> int:
        return self.year - 1


def history(reports: Iterable[Report]) -> list[ReportYear]:
    """The years from the latest of ``reports`` to the first, gaps included.

    No query if the reports came ``with_headlines`` and with their corrections.
    """
    by_year = {report.year: report for report in reports if report.year}
    if not by_year:
        return []
    first, last = min(by_year), max(by_year)
    return [
        ReportYear(
            year,
            by_year.get(year),
            headlines(by_year[year]) if year in by_year else {},
            _form_opening(year) if year > first else None,
        )
        for year in range(last, first - 1, -1)
    ]


def headlines(report: Report) -> dict[str, Content]:
    """The headline figures of ``report`` as they stand, by their names.

    No query if it came ``with_headlines`` or ``with_tables``.
    """
    rows = report.rows("requests")
    return {
        name: content(rows.get(address.row), address.column) for name, address in HEADLINES.items()
    }


def _form_opening(year: int) -> Form | None:
    form = form_for(year)
    return form if form != form_for(year - 1) else None
