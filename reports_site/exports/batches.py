"""What became of each file of a batch."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from parsing.models import Batch, BatchItem, Report
from parsing.models.batches import STATUSES

from ..tables.batches import why
from .formats import PIECE
from .values import Column, Export


def batch_export(batch: Batch, items: QuerySet[BatchItem]) -> Export:
    """Files of a batch that came ``for_list``, in their order."""
    columns = (
        Column("file", _("File"), lambda item: item.name),
        Column("bytes", _("Size in bytes"), lambda item: item.size),
        Column("sha256", _("SHA-256"), lambda item: item.sha256),
        Column("state", _("State"), lambda item: str(STATUSES[item.status])),
        Column("why", _("Why"), why),
        Column("report_id", _("Report number"), lambda item: _shown(item) and item.report_id),
        Column("agency", _("Agency"), _agency),
        Column("year", _("Year"), lambda item: (report := _shown(item)) and report.year),
    )
    return Export(
        f"batch-{batch.pk}",
        _("Batch %(number)s") % {"number": batch.pk},
        columns,
        items.iterator(chunk_size=4 * PIECE),
        items.count(),
        marks=(),
    )


def _shown(item: Any) -> Report | None:
    """The report that a file led to, unless it is a draft that others have."""
    return None if item.is_of_others else item.report


def _agency(item: BatchItem) -> str:
    report = _shown(item)
    if report is None:
        return ""
    return report.agency.name if report.agency else report.stated_agency
