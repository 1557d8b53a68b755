"""Cells that were read again, to be decided on."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.checks import label_of
from parsing.models import Report, Rereading

from .batches import title_of
from .columns import NUMBER

WORDS_AROUND = 24  # characters on each side of a number


class RereadingTable(tables.Table):
    """Cells read again that came with their reports, agencies and the words ``around`` them.

    ``all_chosen`` tells that they begin chosen.
    """

    chosen = tables.Column(verbose_name=_("Choose"), accessor="pk", orderable=False)
    report = tables.Column(
        verbose_name=_("Report"),
        order_by=("report__agency__sort_key", "report__year", "pk"),
        attrs={"th": {"class": "name"}, "td": {"class": "name"}},
    )
    cell = tables.Column(verbose_name=_("Cell"), orderable=False, empty_values=())
    before = tables.Column(verbose_name=_("Stands"), orderable=False, empty_values=(), attrs=NUMBER)
    after = tables.Column(
        verbose_name=_("Read again"), orderable=False, empty_values=(), attrs=NUMBER
    )
    kind = tables.Column(verbose_name=_("What it does"))
    around = tables.Column(
        verbose_name=_("In the original"),
        orderable=False,
        empty_values=(),
        attrs={"th": {"class": "around"}, "td": {"class": "around", "lang": "zh-Hans"}},
    )

    class Meta:
        order_by = ("report",)
        attrs: ClassVar = {"aria-label": _("Cells read again")}
        empty_text = _("No cell waits for a decision.")

    def __init__(self, data: Any, *, all_chosen: bool = False, **options: Any) -> None:
        super().__init__(data, **options)
        self.all_chosen = all_chosen

    def render_chosen(self, record: Rereading) -> str:
        return render_to_string(
            "components/choose_cell.html",
            {"cell": record, "name": _cell(record), "is_chosen": self.all_chosen},
        )

    def render_report(self, record: Rereading) -> str:
        report = record.report
        return format_html('<a href="{}">{}</a>', _address(report), title_of(report))

    def render_cell(self, record: Rereading) -> str:
        return _cell(record)

    def render_before(self, record: Rereading) -> str:
        return _written(record.before)

    def render_after(self, record: Rereading) -> str:
        return _written(record.after)

    def render_around(self, record: Any) -> str:
        """The words around the number in the original, the number marked."""
        if record.start is None:
            return ""
        head = min(record.start, WORDS_AROUND)
        tail = head + record.end - record.start
        before, number, after = (
            " ".join(words.split())
            for words in (record.around[:head], record.around[head:tail], record.around[tail:])
        )
        return format_html("… {} <mark>{}</mark> {} …", before, number, after)


def _cell(record: Rereading) -> str:
    return label_of(str(record.address), record.report.form).in_language(get_language() or "")


def _written(written: str) -> str:
    return render_to_string("components/written.html", {"written": written})


def _address(report: Report) -> str:
    """Where staff see the report beside its text."""
    return reverse("review" if report.is_draft else "report_source", args=(report.pk,))
