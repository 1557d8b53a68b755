"""What readers reported."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from parsing.models import Tip

from ..ledger import label_at
from .columns import NAME, NUMBER


class TipTable(tables.Table):
    """Tips with their reports and agencies."""

    cell = tables.Column(
        verbose_name=_("Cell"), orderable=False, linkify=("tip", {"pk": tables.A("pk")}), attrs=NAME
    )
    agency = tables.Column(verbose_name=_("Agency"), accessor="report__agency", orderable=False)
    year = tables.Column(
        verbose_name=_("Year"), accessor="report__year", localize=False, attrs=NUMBER
    )
    stands = tables.TemplateColumn(
        '{% include "components/written.html" with written=record.stands %}',
        verbose_name=_("Stands"),
        orderable=False,
        attrs=NUMBER,
    )
    proposed = tables.TemplateColumn(
        '{% if record.proposed %}{% include "components/written.html" with written=record.proposed %}'
        "{% endif %}",
        verbose_name=_("Should say"),
        orderable=False,
        attrs=NUMBER,
    )
    state = tables.Column(verbose_name=_("State"), orderable=False)
    at = tables.Column(verbose_name=_("Reported at"))

    class Meta:
        order_by = ("-at",)
        attrs: ClassVar = {"aria-label": _("Mistakes reported by readers")}
        empty_text = _("Nothing is waiting: no reader reported a mistake that is not answered.")

    def render_cell(self, record: Tip) -> str:
        return label_at(record.cell, record.report)

    def render_year(self, value: int) -> str:
        return str(value)

    def render_at(self, value: Any) -> str:
        return localtime(value).strftime("%Y-%m-%d %H:%M")
