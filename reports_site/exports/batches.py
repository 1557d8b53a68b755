"""What became of each file of a batch."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from parsing.models import Batch, BatchItem
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
        Column("report_id", _("Report number"), lambda item: item.report_id),
        Column("agency", _("Agency"), _agency),
        Column("year", _("Year"), lambda item: item.report and item.report.year),
    )
    return Export(
        f"batch-{batch.pk}",
        _("Batch %(number)s") % {"number": batch.pk},
        columns,
        items.iterator(chunk_size=4 * PIECE),
        items.count(),
        marks=(),
    )


def _agency(item: BatchItem) -> str:
    if item.report is None:
        return ""
    return item.report.agency.name if item.report.agency else item.report.stated_agency
