"""Files of a batch found by their state."""

from __future__ import annotations

import django_filters
from django.utils.translation import gettext_lazy as _

from parsing.models import BatchItem
from parsing.models.batches import STATUSES


class BatchItemFilter(django_filters.FilterSet):
    """Which files of a batch to show."""

    q = django_filters.CharFilter(
        label=_("Name of the file"), field_name="name", lookup_expr="icontains", max_length=60
    )
    status = django_filters.ChoiceFilter(
        label=_("State"), choices=list(STATUSES.items()), empty_label=_("all states")
    )

    class Meta:
        model = BatchItem
        fields = ()
