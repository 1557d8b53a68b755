"""Drafts found by name and by whether they need attention."""

from __future__ import annotations

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Region, Report
from parsing.models.report_queries import ReportQuerySet
from parsing.models.reports import FIRST_YEAR, LAST_YEAR
from parsing.models.waiting import needing_attention, needing_no_attention

from .agencies import RegionFilter
from .keys import set_beside

LOOKS = {
    "needed": (_("need attention"), needing_attention),
    "clean": (_("nothing to look at"), needing_no_attention),
}

STAGES = (
    ("waiting", _("waits for review")),
    ("claimed", _("in review")),
    ("sent_back", _("sent back")),
)


class DraftFilter(django_filters.FilterSet):
    """What of the list of drafts, which came ``with_stage``, to show."""

    q = django_filters.CharFilter(label=_("Name of the agency"), method="named_like", max_length=60)
    look = django_filters.ChoiceFilter(
        label=_("To look at"),
        method="by_look",
        choices=[(code, words) for code, (words, _narrow) in LOOKS.items()],
        empty_label=_("all drafts"),
    )

    stage = django_filters.ChoiceFilter(
        label=_("State"), choices=STAGES, empty_label=_("all states")
    )
    region = RegionFilter(label=_("Region"), method="in_region", empty_label=_("all regions"))
    year = django_filters.NumberFilter(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    class Meta:
        model = Report
        fields = ()

    @property
    def chosen(self) -> int:
        """How many filters are set, the name aside."""
        return set_beside(self.form, "q")

    def named_like(self, drafts: ReportQuerySet, _name: str, text: str) -> ReportQuerySet:
        agencies = Agency.objects.named_like(text).values("pk")
        return drafts.filter(Q(agency__in=agencies) | Q(stated_agency__icontains=text.strip()))

    def in_region(self, drafts: ReportQuerySet, _name: str, region: Region) -> ReportQuerySet:
        first, last = region.codes
        return drafts.filter(agency__region__gte=first, agency__region__lte=last)

    def by_look(self, drafts: ReportQuerySet, _name: str, look: str) -> ReportQuerySet:
        _words, narrow = LOOKS[look]
        return narrow(drafts)
