"""Findings computed again in bulk: where the rules have changed since, or all, to make sure.

Reports are taken agency by agency, so that a report's neighbours come with it. Each batch is one
transaction; what was done before an interruption stays done. Begun again, those that are behind are
what is left; of all, ``after`` goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from parsing.checks import rules_version
from parsing.models import Report

from .findings import recheck_many
from .locking import hold_agencies

BATCH = 40  # agencies: some 300 reports, which bounds the memory


@dataclass(frozen=True, slots=True)
class Share:
    """One of ``of`` equal parts of all agencies, so that several processes can share the work."""

    part: int = 1
    of: int = 1

    def has(self, agency: int) -> bool:
        """Whether the agency with this key belongs to the part."""
        return agency % self.of == self.part - 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come: agencies and reports done, and the last agency, to go on after it."""

    agencies: int
    reports: int
    last: int


EVERY = Q()


def behind() -> Q:
    """The reports whose findings come from other rules than those of now."""
    return ~Q(checked_with=rules_version())


def agencies_to_recheck(after: int = 0, *, share: Share, which: Q = EVERY) -> list[int]:
    """The keys of all agencies with such reports that come after the key ``after``, ascending."""
    keys = (
        Report.objects.filter(which, agency_id__gt=after)
        .order_by("agency_id")
        .values_list("agency_id", flat=True)
        .distinct()
    )
    return [key for key in keys if key is not None and share.has(key)]


def recheck_all(agencies: Sequence[int], *, which: Q = EVERY) -> Iterator[Progress]:
    """Compute again the findings of such reports of these agencies; yields after each batch."""
    reports = 0
    for start in range(0, len(agencies), BATCH):
        batch = agencies[start : start + BATCH]
        reports += _recheck(which & Q(agency_id__in=batch), agencies=batch)
        yield Progress(start + len(batch), reports, batch[-1])


def recheck_without_agency(*, which: Q = EVERY) -> int:
    """Compute again the findings of such drafts whose agency is not known yet; how many they are."""
    return _recheck(which & Q(agency=None))


@transaction.atomic
def _recheck(wanted: Q, *, agencies: Sequence[int] = ()) -> int:
    """Compute again the findings of these reports, each as soon as nobody else holds it.

    The agencies are held first, as everybody does who changes what is seen of them.
    """
    hold_agencies(agencies)
    reports = list(Report.objects.filter(wanted).order_by().only("pk"))
    recheck_many(reports)
    return len(reports)
