"""Tips found by agency and by whether they were answered."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Tip
from parsing.models.tips import TipQuerySet

ALL = "all"


class TipFilter(django_filters.FilterSet):
    """Which tips to show: those that wait for an answer, unless the address says otherwise."""

    q = django_filters.CharFilter(label=_("Name of the agency"), method="named_like", max_length=60)
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[*Tip.State.choices, (ALL, _("all states"))],
        empty_label=None,
    )

    class Meta:
        model = Tip
        fields = ()

    def __init__(self, data: Any, **options: Any) -> None:
        filled = data.copy()
        filled.setdefault("state", Tip.State.OPEN)
        super().__init__(filled, **options)

    def named_like(self, tips: TipQuerySet, _name: str, text: str) -> TipQuerySet:
        return tips.filter(report__agency__in=Agency.objects.named_like(text).values("pk"))

    def in_state(self, tips: TipQuerySet, _name: str, state: str) -> TipQuerySet:
        return tips if state == ALL else tips.filter(state=state)
