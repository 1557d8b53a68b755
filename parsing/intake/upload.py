"""Receiving texts: bytes in, drafts out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Finding, Report, Source, TableRow
from parsing.models.cells import cells_of, figures_of
from parsing.models.reports import FIRST_YEAR, LAST_YEAR
from parsing.reading import read
from parsing.reading.files import Document
from parsing.reading.values import Reading

from .copying import insert_many
from .findings import before, flagged, neighbours
from .identify import agencies_called
from .opening import opened
from .refusal import Refused
from .store import fill_report, rows_of, store_rows


@dataclass(frozen=True, slots=True)
class Original:
    """A file or a pasted text as it came.

    ``agency`` (or its name, ``called``) and ``year`` stand where the one who brings it names them;
    otherwise what the text says.
    """

    content: bytes
    filename: str = ""
    agency: Agency | None = None
    called: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """The report that a text led to; ``is_new`` is False where the text was there already."""

    report: Report
    is_new: bool


Outcome = Received | Refused


def receive(
    content: bytes,
    *,
    by: User | None,
    filename: str = "",
    agency: Agency | None = None,
    year: int | None = None,
) -> Received:
    """The draft made from ``content``, or the report that was made from the same text before.

    Refused where the file cannot be opened, is too large, or holds neither an official table nor
    a report of the years without them.
    """
    [outcome] = receive_many([Original(content, filename, agency=agency, year=year)], by=by)
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def receive_many(originals: Sequence[Original], *, by: User | None) -> list[Outcome]:
    """What became of each original, in their order; what was read is stored in one go.

    An original that is refused does not touch the others. Of several with the same text the first
    is new.
    """
    texts = [_text(original) for original in originals]
    first: dict[str, Text] = {}
    for text in texts:
        if isinstance(text, Text):
            first.setdefault(text.digest, text)
    try:
        made = _made(first, by=by)
    except IntegrityError:  # somebody else stored one of these texts meanwhile
        made = _made(first, by=by)
    return [_outcome(text, first, made) for text in texts]


def _outcome(
    text: Text | Refused, first: Mapping[str, Text], made: Mapping[str, Outcome]
) -> Outcome:
    if isinstance(text, Refused):
        return text
    outcome = made[text.digest]
    if isinstance(outcome, Received) and first[text.digest] is not text:
        return Received(outcome.report, is_new=False)
    return outcome


@dataclass(frozen=True)
class Text:
    """An original that was opened; it is read when its reading is asked for, and once."""

    original: Original
    document: Document

    @cached_property
    def digest(self) -> str:
        return text_digest(self.document.text)

    @cached_property
    def reading(self) -> Reading:
        return read(self.document.text)

    def source(self, *, by: User | None) -> Source:
        """The row, not stored yet, that keeps it."""
        return Source(
            sha256=hashlib.sha256(self.original.content).hexdigest(),
            text_sha256=self.digest,
            content=self.original.content,
            text=self.document.text,
            encoding=self.document.encoding,
            kind=self.document.kind,
            places=self.document.places.as_json(),
            filename=self.original.filename[:255],
            uploaded_by=by,
        )


def text_digest(text: str) -> str:
    """What tells one text from another: line ends and white space around it do not count."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return hashlib.sha256(lines.strip().encode()).hexdigest()


def _text(original: Original) -> Text | Refused:
    try:
        return Text(original, opened(original.content, filename=original.filename))
    except Refused as refused:
        return refused


def _made(texts: Mapping[str, Text], *, by: User | None) -> dict[str, Outcome]:
    """What became of each text, by its digest."""
    outcomes: dict[str, Outcome] = {
        report.source.text_sha256: Received(report, is_new=False)
        for report in Report.objects.filter(source__text_sha256__in=texts)
        .with_source()
        .select_related("agency", "source")
    }
    new = []
    for digest, text in texts.items():
        if digest in outcomes:
            continue
        if text.reading.is_report:
            new.append(text)
        else:
            outcomes[digest] = Refused("no_table", _("No official table was found in this text."))
    return outcomes | _keep(new, by=by)


@transaction.atomic
def _keep(texts: Iterable[Text], *, by: User | None) -> dict[str, Outcome]:
    """Store each text with its draft, in a few queries however many there are.

    Everybody stores texts in the same order, so that no two can wait for each other.
    """
    drafts = [Draft.of(text, by=by) for text in sorted(texts, key=lambda text: text.digest)]
    _identify(drafts)
    known = neighbours([draft.report for draft in drafts], -1)
    found: list[Finding] = []
    for draft in drafts:
        found += draft.flagged(before(draft.report, known))
    insert_many(draft.source for draft in drafts)
    insert_many(draft.report for draft in drafts)
    store_rows(draft.rows for draft in drafts)
    insert_many(found)
    return {draft.text.digest: Received(draft.report, is_new=True) for draft in drafts}


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with all that is kept of it, nothing of it stored yet."""

    text: Text
    source: Source
    report: Report
    rows: Mapping[str, Sequence[TableRow]]

    @classmethod
    def of(cls, text: Text, *, by: User | None) -> Draft:
        source = text.source(by=by)
        report = Report(source=source)
        fill_report(report, text.reading)
        return cls(text, source, report, rows_of(report, text.reading))

    @property
    def agency_called(self) -> str:
        """The name by which to look for its agency."""
        return self.text.original.called or self.report.stated_agency

    def flagged(self, previous: Report | None) -> list[Finding]:
        """Its findings, ``previous`` being the report of the year before."""
        form = self.report.form_used
        cells = cells_of(form, self.rows) if form else ()
        return flagged(self.report, figures_of(cells), previous=previous)


def _identify(drafts: Sequence[Draft]) -> None:
    """Set agency and year of each draft, as the one who brought it says, else as its text says."""
    called = agencies_called({draft.agency_called for draft in drafts})
    for draft in drafts:
        original, report = draft.text.original, draft.report
        report.agency = original.agency or called.get(draft.agency_called)
        report.year = original.year or report.year
        if report.year and not FIRST_YEAR <= report.year <= LAST_YEAR:
            report.year = None
