"""Texts that were read, stored with the drafts that they make, many in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from parsing.checks.values import Subject
from parsing.forms import Figures
from parsing.models import Finding, Report, Source
from parsing.models.reports import FIRST_YEAR, LAST_YEAR

from .clean import reason_to_look
from .copying import insert_many
from .findings import Place, before, flagged, following, place_of, published_before, recheck_many
from .identify import agencies_called
from .likenesses import compare_later
from .locking import hold_agencies
from .publishing import resting_places, stamp
from .store import KeptTables, figures_of, fill_report, rows_of, store_rows
from .texts import Text


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with all that is kept of it, nothing of it stored yet."""

    text: Text
    source: Source
    report: Report
    rows: KeptTables

    @classmethod
    def of(cls, text: Text, *, by: User | None) -> Draft:
        source = text.source(by=by)
        report = Report(source=source)
        fill_report(report, text.reading)
        return cls(text, source, report, rows_of(text.reading))

    @property
    def agency_called(self) -> str:
        """The name by which to look for its agency."""
        return self.text.original.called or self.report.stated_agency

    def subject(self) -> Subject:
        """The draft as checks see it."""
        form, report, reading = self.report.form_used, self.report, self.text.reading
        return Subject(
            year=report.year,
            form=report.form or None,
            figures=figures_of(form, self.rows) if form else Figures(),
            statements=reading.statements,
            problems=reading.problems,
            agency=report.agency.name if report.agency else None,
        )


@transaction.atomic
def keep(texts: Iterable[Text], *, by: User | None) -> list[Draft]:
    """Each text stored with its draft."""
    drafts = [Draft.of(text, by=by) for text in texts]
    _identify(drafts)
    known = _published_before(drafts)
    found = [finding for draft in drafts for finding in _flagged(draft, draft.subject(), known)]
    _store(drafts, found)
    return drafts


@transaction.atomic
def keep_and_publish(texts: Iterable[Text], *, by: User | None) -> list[Draft]:
    """Each text stored with its draft, which is published at once where it is clean.

    Of several for one agency and year the first is the one that may be. They are checked year by
    year, for what is published now is what the year after is held against.
    """
    drafts = [Draft.of(text, by=by) for text in texts]
    _identify(drafts)
    hold_agencies({draft.report.agency_id for draft in drafts})
    _identify(drafts)  # one of the agencies may have been merged before it was held
    known = _published_before(drafts)
    taken = resting_places({place for draft in drafts if (place := place_of(draft.report))})
    found, published = [], []
    for draft in sorted(drafts, key=lambda draft: draft.report.year or 0):
        report, subject, place = draft.report, draft.subject(), place_of(draft.report)
        found += _flagged(draft, subject, known)
        flags, has_rival = report.errors + report.warnings, place in taken
        if place:
            taken.add(place)
        if not reason_to_look(report, has_open_flags=flags > 0, has_rival=has_rival) and place:
            known[place] = subject
            published.append(report)
    stamp(published, by=by)
    _store(drafts, found)
    recheck_many(_others(following(published), drafts))
    compare_later([report.pk for report in published])
    return drafts


def _identify(drafts: Sequence[Draft]) -> None:
    """Set agency and year of each draft, as the one who brought it says, else as its text says."""
    called = agencies_called({draft.agency_called for draft in drafts})
    for draft in drafts:
        original, report = draft.text.original, draft.report
        report.agency = original.agency or called.get(draft.agency_called)
        report.year = original.year or report.year
        if report.year and not FIRST_YEAR <= report.year <= LAST_YEAR:
            report.year = None


def _published_before(drafts: Sequence[Draft]) -> dict[Place, Subject]:
    """The published reports of the years before the drafts', by agency and year."""
    return published_before([draft.report for draft in drafts], at_hand={})


def _flagged(draft: Draft, subject: Subject, known: Mapping[Place, Subject]) -> list[Finding]:
    return flagged(draft.report, subject, previous=before(draft.report, known))


def _store(drafts: Sequence[Draft], found: Iterable[Finding]) -> None:
    """Store the drafts with their findings.

    Everybody stores texts in the same order, so that no two can wait for each other.
    """
    insert_many(draft.source for draft in sorted(drafts, key=lambda draft: draft.text.digest))
    insert_many(draft.report for draft in drafts)
    store_rows((draft.report, draft.rows) for draft in drafts)
    insert_many(found)


def _others(reports: Iterable[Report], drafts: Iterable[Draft]) -> list[Report]:
    """The reports that are none of the drafts."""
    own = {draft.report.pk for draft in drafts}
    return [report for report in reports if report.pk not in own]
