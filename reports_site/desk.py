"""A draft on the reviewer's desk: its text, its tables, and what asks for a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from parsing.checks import findings_between, message
from parsing.forms import Bilingual
from parsing.intake.identify import agencies_like
from parsing.intake.proposing import propose
from parsing.models import Agency, Claim, Report, SendingBack
from parsing.models.assignments import Person
from parsing.models.corrections import in_force
from parsing.reading.identity import REASONS
from parsing.reading.values import Span

from .checked import Checked, checked
from .differences import Difference, differences
from .flags import ShownFlag
from .forms.named import label_of
from .forms.new_agency import NewAgencyForm
from .forms.review import ReviewForm
from .ledger import LedgerEntry, ledger
from .sheets import Sheet, SheetCell, sheets
from .source_text import Line, source_lines


@dataclass(frozen=True, slots=True)
class Unread:
    """A row with the cells in it that could not be read, or a whole table of them.

    ``is_whole`` tells that none of its cells was read.
    """

    label: Bilingual
    cells: tuple[SheetCell, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """The words from which agency or year were recognised, where they begin, and why these."""

    words: str
    start: int
    reason: str


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
        self.proposal = (
            None if report.agency_id else propose(report.stated_agency, report.source.text)
        )
        self.new_agency = NewAgencyForm(added, instance=self.proposal and self.proposal.agency)

    @cached_property
    def checked(self) -> Checked:
        return checked(self.report)

    @property
    def flags(self) -> list[ShownFlag]:
        return self.checked.flags

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

    @property
    def can_undo(self) -> bool:
        """Whether a number was changed that can be put back."""
        return bool(in_force(self.report.corrections.all()))

    @cached_property
    def sending_back(self) -> SendingBack | None:
        """Why it waits for the one who brought it; None where it waits for a reviewer."""
        return self.report.sent_back.filter(answered_at=None).select_related("by").first()

    def held_by_other_than(self, user: Person) -> Claim | None:
        """The claim of somebody else who looks at it at this moment."""
        held = getattr(self.report, "claim", None)
        return held if held and held.is_alive and held.by_id != user.pk else None

    @cached_property
    def following(self) -> list[str]:
        """What publishing it as it stands would say about next year's report, in words."""
        late = self.report.year_after()
        found = findings_between(self.report.subject(), late.subject()) if late else []
        return [message(value).in_language(get_language() or "") for value in found]

    @cached_property
    def pages(self) -> range:
        """The pages of the original that can be shown beside the text; none unless it is a PDF."""
        marks = self.report.source.places if self.report.source.kind == "pdf" else ()
        return range(1, max((page for _start, page, *_rest in marks), default=0) + 1)

    @property
    def page_starts(self) -> str:
        """Where in the text each page begins: ``start:page`` for each, in order."""
        starts: dict[int, int] = {}
        for start, page, *_rest in self.report.source.places:
            starts.setdefault(page, start)
        return " ".join(f"{start}:{page}" for page, start in starts.items())

    @cached_property
    def unread(self) -> list[Unread]:
        """What could not be read, in the order of the form: whole tables, else the rows concerned."""
        return [unread for sheet in self.sheets for unread in _unread(sheet)]

    @property
    def agency_witness(self) -> Witness | None:
        return self._witness(self.report.agency_span, self.report.agency_reason)

    @property
    def year_witness(self) -> Witness | None:
        return self._witness(self.report.year_span, self.report.year_reason)

    def _witness(self, span: Span | None, reason: str) -> Witness | None:
        if span is None:
            return None
        words = self.report.source.text[span.start : span.end]
        return Witness(words, span.start, REASONS[reason].in_language(get_language() or ""))

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The agencies to choose from where the one that is typed or stated is not known."""
        if self.report.agency_id and "agency" not in self.form.errors:
            return []
        name = self.form["agency"].value() or self.report.stated_agency
        return [Candidate(agency, label_of(agency)) for agency in agencies_like(name)]


def _unread(sheet: Sheet) -> Iterator[Unread]:
    present = tuple(cell for cell in sheet.cells if not cell.is_absent)
    if present and all(cell.content.is_uncertain for cell in present):
        yield Unread(sheet.table.label, present, is_whole=True)
        return
    for row in (row for block in sheet.blocks for row in block.rows):
        cells = tuple(cell for cell in row.cells if cell.content.is_uncertain)
        if cells:
            yield Unread(row.row.label, cells, is_whole=len(cells) == len(row.cells))
