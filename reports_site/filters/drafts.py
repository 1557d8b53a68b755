"""Drafts found by name and by whether they need attention."""

from __future__ import annotations

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Report
from parsing.models.report_queries import ReportQuerySet
from parsing.models.waiting import needing_attention, needing_no_attention

LOOKS = {
    "needed": (_("need attention"), needing_attention),
    "clean": (_("nothing to look at"), needing_no_attention),
}


class DraftFilter(django_filters.FilterSet):
    """What of the list of drafts to show."""

    q = django_filters.CharFilter(label=_("Name of the agency"), method="named_like", max_length=60)
    look = django_filters.ChoiceFilter(
        label=_("State"),
        method="by_look",
        choices=[(code, words) for code, (words, _narrow) in LOOKS.items()],
        empty_label=_("all drafts"),
    )

    class Meta:
        model = Report
        fields = ()

    def named_like(self, drafts: ReportQuerySet, _name: str, text: str) -> ReportQuerySet:
        agencies = Agency.objects.named_like(text).values("pk")
        return drafts.filter(Q(agency__in=agencies) | Q(stated_agency__icontains=text.strip()))

    def by_look(self, drafts: ReportQuerySet, _name: str, look: str) -> ReportQuerySet:
        _words, narrow = LOOKS[look]
        return narrow(drafts)
