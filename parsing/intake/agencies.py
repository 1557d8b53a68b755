"""Agencies created, renamed and merged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, FormerName, Likeness, Report

from .findings import recheck_many
from .likenesses import compare_later
from .locking import hold_agencies
from .refusal import Refused


@transaction.atomic
def save_agency(agency: Agency) -> Agency:
    """Store a new or changed agency; a name that it had before is kept as a former name.

    One of the invented province is an example. Refused where another agency of the region bears
    the name.
    """
    old_name = _held_name(agency)
    if old_name:
        FormerName.objects.get_or_create(agency=agency, name=old_name)
    if agency.region and agency.region.is_example:
        agency.is_example = True
    _save(agency)
    if old_name:
        _recheck(agency)  # some rules go by the name
    return agency


def _held_name(agency: Agency) -> str:
    """The name that an agency, held from now on, has had; empty where it keeps it or is new."""
    if not agency.pk:
        return ""
    hold_agencies((agency.pk,))
    name = Agency.objects.values_list("name", flat=True).get(pk=agency.pk)
    return "" if name == agency.name else name


def _recheck(agency: Agency) -> None:
    """Compute again the findings of its reports, and later of those that name it as alike to theirs."""
    recheck_many(agency.reports.exclude(state=Report.State.WITHDRAWN))
    alike = Likeness.objects.filter(other__agency=agency).order_by()
    compare_later(set(alike.values_list("other", flat=True)))


def refresh_search(agency: Agency) -> None:
    """Make the agency findable by its present and former names."""
    _save(agency)


def _save(agency: Agency) -> None:
    former = tuple(agency.former_names.values_list("name", flat=True)) if agency.pk else ()
    agency.prepare_search(former_names=former)
    try:
        with transaction.atomic():
            agency.save()
    except IntegrityError as error:
        raise Refused("exists", _("There is an agency of this name in this region.")) from error


@dataclass(frozen=True, slots=True)
class Conflict:
    """A year for which both agencies have a published report: of the one to be merged, and the other."""

    year: int
    own: Report
    other: Report

    @property
    def both(self) -> tuple[Report, Report]:
        return self.own, self.other


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging would do: reports that move, years of which one report alone can stay published."""

    moving: tuple[Report, ...]
    conflicts: tuple[Conflict, ...]


def plan_merge(agency: Agency, *, into: Agency) -> MergePlan:
    """What merging ``agency`` into another would do; nothing is changed."""
    moving = tuple(agency.reports.select_related("agency").order_by("year", "revision"))
    published = Report.objects.published().filter(agency=into).select_related("agency")
    others = {report.year: report for report in published}
    conflicts = (
        Conflict(report.year, report, others[report.year])
        for report in moving
        if report.is_published and report.year and report.year in others
    )
    return MergePlan(moving, tuple(conflicts))


@transaction.atomic
def merge(agency: Agency, *, into: Agency, staying: Collection[int] = ()) -> list[Report]:
    """Move all reports and names of ``agency`` to another, which it then is; what was withdrawn.

    Where both have a published report for a year, ``staying`` has the key of the one that stays
    so; the other is withdrawn. Refused where that is open, both are the same, one was merged
    before, or one is an example and the other real.
    """
    hold_agencies((agency.pk, into.pk))
    agency.refresh_from_db()
    into.refresh_from_db()
    if agency == into or agency.merged_into_id or into.merged_into_id:
        raise Refused("not_mergeable", _("Choose two agencies that were not merged before."))
    if agency.is_example != into.is_example:
        raise Refused(
            "example_and_real", _("An example and a real agency are never one: nothing was merged.")
        )
    withdrawn = _withdraw_others(plan_merge(agency, into=into).conflicts, staying)
    _move_reports(agency, into)
    names = {agency.name, *agency.former_names.values_list("name", flat=True)} - {into.name}
    for name in sorted(names):
        FormerName.objects.get_or_create(agency=into, name=name)
    agency.former_names.all().delete()
    agency.merged.update(merged_into=into)
    agency.merged_into = into
    agency.save(update_fields=("merged_into",))
    refresh_search(into)
    _recheck(into)
    return withdrawn


def _withdraw_others(conflicts: Collection[Conflict], staying: Collection[int]) -> list[Report]:
    """Of each two reports withdraw the one that does not stay."""
    open_years = [
        str(held.year)
        for held in conflicts
        if sum(report.pk in staying for report in held.both) != 1
    ]
    if open_years:
        raise Refused(
            "both_published",
            _("Both have a published report for %(years)s. Choose which one stays published."),
            years=", ".join(open_years),
        )
    leaving = [held.other if held.own.pk in staying else held.own for held in conflicts]
    for report in leaving:
        report.state = Report.State.WITHDRAWN
        report.version += 1
        report.save(update_fields=("state", "version", "changed_at"))
    compare_later([report.pk for report in leaving])
    return leaving


def _move_reports(agency: Agency, into: Agency) -> None:
    """Give the reports to ``into``, numbered behind the revisions that it has for a year."""
    for report in agency.reports.order_by("year", "revision"):
        report.agency = into
        if report.revision is not None:
            revisions = into.reports.filter(year=report.year).exclude(revision=None)
            report.revision = revisions.count() + 1
        report.save(update_fields=("agency", "revision", "changed_at"))
