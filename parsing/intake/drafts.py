"""Texts that were read, stored with the drafts that they make, many in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from parsing.checks.values import Subject
from parsing.forms import Figures
from parsing.models import Report, Source
from parsing.models.reports import FIRST_YEAR, LAST_YEAR

from .clean import reason_to_look
from .copying import insert_many
from .findings import before, flagged, following, place_of, published_before, recheck_many
from .identify import agencies_called
from .likenesses import compare_later
from .locking import hold_agencies
from .publishing import published_places, stamp
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

    @property
    def unread(self) -> int:
        """How many of its cells could not be read."""
        return sum(len(row.uncertain) for rows in self.rows.values() for row in rows)

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
    _store(drafts)
    return drafts


@transaction.atomic
def keep_and_publish(texts: Iterable[Text], *, by: User | None) -> list[Draft]:
    """Each text stored with its draft, which is published at once where it is clean.

    Of several clean ones for one agency and year the first is.
    """
    drafts = [Draft.of(text, by=by) for text in texts]
    _identify(drafts)
    hold_agencies({draft.report.agency_id for draft in drafts})
    _identify(drafts)  # one of the agencies may have been merged before it was held
    published = [draft.report for draft in _clean(drafts)]
    stamp(published, by=by)
    _store(drafts)
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


def _clean(drafts: Sequence[Draft]) -> list[Draft]:
    """Those that can be published as they are, one an agency and year."""
    taken = published_places({place for draft in drafts if (place := place_of(draft.report))})
    clean = []
    for draft in drafts:
        place = place_of(draft.report)
        refused = reason_to_look(draft.report, unread=draft.unread, is_taken=place in taken)
        if refused is None and place:
            taken.add(place)
            clean.append(draft)
    return clean


def _store(drafts: Sequence[Draft]) -> None:
    """Store the drafts with their findings.

    Everybody stores texts in the same order, so that no two can wait for each other.
    """
    subjects = {id(draft): draft.subject() for draft in drafts}
    published = {
        place: subjects[id(draft)]
        for draft in drafts
        if draft.report.is_published and (place := place_of(draft.report))
    }
    known = published_before([draft.report for draft in drafts], at_hand=published)
    found = [
        finding
        for draft in drafts
        for finding in flagged(
            draft.report, subjects[id(draft)], previous=before(draft.report, known)
        )
    ]
    insert_many(draft.source for draft in sorted(drafts, key=lambda draft: draft.text.digest))
    insert_many(draft.report for draft in drafts)
    store_rows((draft.report, draft.rows) for draft in drafts)
    insert_many(found)


def _others(reports: Iterable[Report], drafts: Iterable[Draft]) -> list[Report]:
    """The reports that are none of the drafts."""
    own = {draft.report.pk for draft in drafts}
    return [report for report in reports if report.pk not in own]
