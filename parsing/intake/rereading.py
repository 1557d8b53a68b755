"""Stored sources read again with the reader of now, many at once.

A draft takes over what was open in it: cells, rows, agency, year. What anybody would see change
otherwise is proposed, cell by cell, for a person to decide on; what a person corrected is left
alone. What the prose says is no number of the tables and is taken over everywhere. Each chunk is
one transaction, so that what was done before an interruption stays done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction
from django.db.models import Q

from parsing.checks.problems import ABOUT_CELLS
from parsing.forms import Address
from parsing.models import Correction, Report, Rereading, TableRow, row_model
from parsing.models.cells import ROW_SETS
from parsing.reading import read
from parsing.reading.values import Reading
from parsing.reading.version import reader_version

from .copying import insert_many, update_many
from .differing import Difference, differences, settle
from .findings import recheck_many
from .identify import agencies_called
from .likenesses import compare_later
from .locking import hold_agencies
from .store import fill_problems, fill_prose, name_agency, name_year

CHUNK = 100  # reports, which bounds the memory
SHOWN = (Report.State.DRAFT, Report.State.PUBLISHED)
PROSE = ("statements", "sections", "extra_rows")
FIXED = ("id", "report", "row")
TAKEN = (
    *("agency", "stated_agency", "agency_reason", "agency_start", "agency_end"),
    *("year", "year_reason", "year_start", "year_end"),
    *("statements", "problems", "extra_rows", "sections", "version", "read_with", "changed_at"),
)


@dataclass(slots=True)
class Tally:
    """Reports and what became of them; ``proposed`` and ``settled`` count cells.

    Those on ``another_form`` now cannot be compared cell by cell and stay as they are. Those that
    somebody ``changed`` meanwhile are left for the next time.
    """

    reports: int = 0
    drafts: int = 0
    settled: int = 0
    proposed: int = 0
    prose: int = 0
    another_form: int = 0
    changed: int = 0

    def add(self, other: Tally) -> None:
        """Count what the other counted."""
        for counted in fields(self):
            name = counted.name
            setattr(self, name, getattr(self, name) + getattr(other, name))


def behind() -> Q:
    """The reports that were read with another reader than that of now."""
    return ~Q(read_with=reader_version())


def reports_to_reread(*, after: int = 0, which: Q) -> list[int]:
    """The keys of such drafts and published reports after the key ``after``, ascending."""
    wanted = Report.objects.filter(which, state__in=SHOWN, pk__gt=after)
    return list(wanted.order_by("pk").values_list("pk", flat=True))


def reread_all(reports: Sequence[int]) -> Iterator[tuple[int, Tally]]:
    """Read their sources again; yields, after each chunk, its last report and all that was done."""
    done = Tally()
    for start in range(0, len(reports), CHUNK):
        chunk = reports[start : start + CHUNK]
        done.add(_keep(dict(_read(chunk))))
        yield chunk[-1], done


def _read(reports: Sequence[int]) -> Iterator[tuple[int, tuple[int, Reading]]]:
    """The reports' new readings, each with the version of the report it was made for."""
    texts = Report.objects.filter(pk__in=reports).values_list("pk", "version", "source__text")
    for pk, version, text in texts:
        yield pk, (version, read(text))


@dataclass(frozen=True, slots=True)
class Renewal:
    """A held report with its new reading, and where the two differ."""

    report: Report
    reading: Reading
    found: list[Difference]

    @property
    def taken_over(self) -> list[Difference]:
        """What a draft takes over: what was open in it."""
        if not self.report.is_draft:
            return []
        return [cell for cell in self.found if cell.kind != Rereading.Kind.CHANGES]

    @property
    def proposed(self) -> list[Difference]:
        """What a person decides on; a row of blanks is nothing to decide on."""
        left = self.found
        if self.report.is_draft:
            return [cell for cell in left if cell.kind == Rereading.Kind.CHANGES]
        return [cell for cell in left if str(cell.before) != str(cell.after)]


@transaction.atomic
def _keep(readings: Mapping[int, tuple[int, Reading]]) -> Tally:
    """Store what the new readings of these reports change."""
    unchanged = [report for report in _held(readings) if report.version == readings[report.pk][0]]
    renewals = _renewals(unchanged, {pk: reading for pk, (_version, reading) in readings.items()})
    tally = Tally(
        reports=len(readings),
        changed=len(readings) - len(unchanged),
        another_form=len(unchanged) - len(renewals),
        proposed=sum(len(renewal.proposed) for renewal in renewals),
    )
    _propose(renewals)
    changed = _take_over(renewals, tally)
    recheck_many(changed)
    compare_later([report.pk for report in changed if report.is_published])
    return tally


def _renewals(reports: Sequence[Report], readings: Mapping[int, Reading]) -> list[Renewal]:
    """The reports that can be compared with their new readings, cell by cell."""
    corrected = _corrected(reports)
    return [
        Renewal(report, reading, differences(report, reading, corrected=corrected[report.pk]))
        for report in reports
        if ((reading := readings[report.pk]).form or "") == report.form
    ]


def _held(readings: Iterable[int]) -> list[Report]:
    """The reports with their rows, held with their agencies."""
    wanted = Report.objects.filter(pk__in=readings, state__in=SHOWN)
    hold_agencies(set(wanted.order_by().values_list("agency_id", flat=True)))
    held = wanted.order_by("pk").select_for_update(of=("self",), no_key=True)
    return list(held.prefetch_related(*ROW_SETS.values()))


def _corrected(reports: Sequence[Report]) -> dict[int, set[Address]]:
    """The cells that a person changed, by report."""
    found: dict[int, set[Address]] = {report.pk: set() for report in reports}
    entries = Correction.objects.filter(report__in=reports).order_by()
    for pk, *address in entries.values_list("report", "table", "row", "column"):
        found[pk].add(Address(*address))
    return found


def _propose(renewals: Sequence[Renewal]) -> None:
    """Store what a person is to decide on, in place of what was proposed before and is open.

    What was rejected is not proposed again.
    """
    reports = [renewal.report for renewal in renewals]
    Rereading.objects.open().filter(report__in=reports).delete()
    known = Rereading.objects.filter(report__in=reports, state=Rereading.State.REJECTED)
    told = ("report", "table", "row", "column", "before", "after")
    rejected = set(known.order_by().values_list(*told))
    insert_many(
        Rereading(
            **{**dict(zip(told[1:], cell, strict=True)), "report": renewal.report},
            kind=difference.kind,
            start=difference.span and difference.span.start,
            end=difference.span and difference.span.end,
            read_with=reader_version(),
        )
        for renewal in renewals
        for difference in renewal.proposed
        for cell in [(*difference.address, str(difference.before), str(difference.after))]
        if (renewal.report.pk, *cell) not in rejected
    )


def _take_over(renewals: Sequence[Renewal], tally: Tally) -> list[Report]:
    """Store what needs nobody's word; the reports whose findings may be others now."""
    named = _identify(renewals)
    changed: list[Report] = []
    for renewal in renewals:
        report, cells = renewal.report, len(renewal.taken_over)
        before = _written(report)
        fill_prose(report, renewal.reading)
        _renew_problems(renewal)
        report.read_with = reader_version()
        is_drafted = bool(cells) or report.pk in named
        is_told = _written(report) != before
        report.version += is_drafted
        tally.settled += cells
        tally.drafts += is_drafted
        tally.prose += is_told
        if is_drafted or is_told:
            changed.append(report)
    _store_cells(renewals)
    update_many([renewal.report for renewal in renewals], ("read_with",))
    update_many(changed, TAKEN)
    return changed


def _renew_problems(renewal: Renewal) -> None:
    """Set on the report what could not be read of it; what it was about a cell that stands so far.

    Checks leave that out as soon as the cell is filled in or certain.
    """
    report = renewal.report
    stood = [problem for problem in report.problems if problem["code"] in ABOUT_CELLS]
    fill_problems(report, renewal.reading)
    if renewal.proposed:
        told = {_named(problem) for problem in report.problems}
        report.problems += [problem for problem in stood if _named(problem) not in told]


def _named(problem: Mapping[str, Any]) -> tuple[str, ...]:
    return problem["code"], *problem["cells"]


def _written(report: Report) -> str:
    """What the report's prose and its problems are kept as."""
    return json.dumps([getattr(report, name) for name in (*PROSE, "problems")], sort_keys=True)


def _identify(renewals: Iterable[Renewal]) -> set[int]:
    """Set agency and year where a draft had none; the keys of the drafts that got one."""
    drafts = [renewal for renewal in renewals if renewal.report.is_draft]
    nameless = [renewal for renewal in drafts if renewal.report.agency_id is None]
    for renewal in nameless:
        name_agency(renewal.report, renewal.reading)
    called = agencies_called({renewal.report.stated_agency for renewal in nameless})
    for renewal in nameless:
        renewal.report.agency = called.get(renewal.report.stated_agency)
    named = {renewal.report.pk for renewal in nameless if renewal.report.agency}
    for renewal in drafts:
        if renewal.report.year is None and renewal.reading.year:
            name_year(renewal.report, renewal.reading)
            named.add(renewal.report.pk)
    return named


def _store_cells(renewals: Iterable[Renewal]) -> None:
    """Write what drafts take over into their rows, new ones where there were none."""
    kept: dict[str, dict[tuple[int, str], TableRow]] = {}
    made: dict[str, dict[tuple[int, str], TableRow]] = {}
    for renewal in renewals:
        for difference in renewal.taken_over:
            table, row, _column = difference.address
            stored = renewal.report.rows(table).get(row)
            rows, key = (kept if stored else made).setdefault(table, {}), (renewal.report.pk, row)
            if key not in rows:
                rows[key] = stored or row_model(table)(report=renewal.report, row=row)  # type: ignore[misc]
            settle(rows[key], difference)
    for table, held in kept.items():
        names = [field.name for field in row_model(table)._meta.concrete_fields]
        update_many(list(held.values()), [name for name in names if name not in FIXED])
    for held in made.values():
        insert_many(held.values())
