"""Cells that were read again, found by agency and by what they do."""

from __future__ import annotations

import django_filters
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Rereading
from parsing.models.rereadings import RereadingQuerySet


class RereadingFilter(django_filters.FilterSet):
    """What of the cells that were read again to show."""

    q = django_filters.CharFilter(label=_("Name of the agency"), method="named_like", max_length=60)
    kind = django_filters.ChoiceFilter(
        label=_("What it does"), choices=Rereading.Kind.choices, empty_label=_("all")
    )

    class Meta:
        model = Rereading
        fields = ()

    def named_like(self, cells: RereadingQuerySet, _name: str, text: str) -> RereadingQuerySet:
        return cells.filter(report__agency__in=Agency.objects.named_like(text).values("pk"))
