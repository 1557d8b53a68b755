"""A draft on the reviewer's desk: its text, its tables, and what asks for a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parsing.intake.identify import agencies_like
from parsing.models import Agency, Report
from parsing.reading.values import Span

from .differences import Difference, differences
from .flags import ShownFlag, shown_flags
from .forms.named import label_of
from .forms.new_agency import NewAgencyForm
from .forms.review import ReviewForm
from .ledger import LedgerEntry, ledger
from .problems import shown_problems
from .sheets import SheetCell, SheetRow, sheets
from .source_text import Line, source_lines


@dataclass(frozen=True, slots=True)
class Attention:
    """A row of a table with the cells in it that could not be read or bear a flag."""

    row: SheetRow
    cells: tuple[SheetCell, ...]

    @property
    def is_unread(self) -> bool:
        return any(cell.content.is_uncertain for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Witness:
    """The words from which agency or year were recognised, and where in the text they begin."""

    words: str
    start: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that the stated name may mean."""

    agency: Agency
    label: str


class Desk:
    """All that the review page shows of one draft.

    ``data`` is what the reviewer typed, ``added`` what was typed for an agency that is new. The
    report comes ``with_tables``, ``with_ledger`` and with its source.
    """

    def __init__(
        self,
        report: Report,
        data: Mapping[str, Any] | None = None,
        *,
        added: Mapping[str, Any] | None = None,
    ) -> None:
        self.report = report
        self.sheets = sheets(report)
        self.present = report.present()
        self.form = ReviewForm(data, report=report, sheets=self.sheets, present=self.present)
        self.new_agency = NewAgencyForm(added, initial=proposal(report))

    @cached_property
    def flags(self) -> list[ShownFlag]:
        return shown_flags(self.report)

    @cached_property
    def problems(self) -> list[str]:
        return shown_problems(self.report)

    @cached_property
    def lines(self) -> list[Line]:
        return source_lines(self.report, self.sheets)

    @cached_property
    def entries(self) -> list[LedgerEntry]:
        """What was mended so far, the latest first."""
        return ledger(reversed(self.report.corrections.all()))

    @cached_property
    def differences(self) -> list[Difference]:
        """What the draft would change in the published report of the same agency and year."""
        return differences(self.present, self.report) if self.present else []

    @cached_property
    def attention(self) -> list[Attention]:
        """The rows to look at: those with unread cells first, then those with flags."""
        return sorted(self._marked_rows(), key=lambda marked: not marked.is_unread)

    def _marked_rows(self) -> Iterator[Attention]:
        for sheet in self.sheets:
            for block in sheet.blocks:
                for row in block.rows:
                    marked = [
                        cell for cell in row.cells if cell.findings or cell.content.is_uncertain
                    ]
                    if marked:
                        yield Attention(row, tuple(marked))

    @property
    def agency_witness(self) -> Witness | None:
        return self._witness(self.report.agency_span)

    @property
    def year_witness(self) -> Witness | None:
        return self._witness(self.report.year_span)

    def _witness(self, span: Span | None) -> Witness | None:
        return span and Witness(self.report.source.text[span.start : span.end], span.start)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The agencies to choose from where the one that is typed or stated is not known."""
        if self.report.agency_id and "agency" not in self.form.errors:
            return []
        name = self.form["agency"].value() or self.report.stated_agency
        return [Candidate(agency, label_of(agency)) for agency in agencies_like(name)]


def proposal(report: Report) -> dict[str, Any]:
    """What a new agency would be called, going by the text."""
    return {"name": report.stated_agency}
