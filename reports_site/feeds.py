"""What is new, for programs that watch: reports that were published, numbers that were corrected."""

from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parsing.models import Correction, Report

from .ledger import LedgerEntry, ledger

NEWEST = 50


class NewReports(Feed):
    """The reports published last."""

    feed_type = Atom1Feed
    title = gettext_lazy("Open Reckoning: new reports")
    subtitle = gettext_lazy("Annual reports on open government information, as they are published")
    link = reverse_lazy("home")

    def items(self) -> list[Report]:
        newest = Report.objects.published().select_related("agency")
        return list(newest.order_by("-published_at", "-id")[:NEWEST])

    def item_title(self, report: Report) -> str:
        names = {"agency": report.agency, "year": report.year}
        return _("%(agency)s, report for %(year)s") % names

    def item_description(self, report: Report) -> str:
        counts = {"errors": report.errors, "warnings": report.warnings}
        return _("Errors: %(errors)s. Warnings: %(warnings)s.") % counts

    def item_pubdate(self, report: Report) -> datetime | None:
        return report.published_at

    def item_updateddate(self, report: Report) -> datetime:
        return report.changed_at


class NewCorrections(Feed):
    """The published numbers corrected last."""

    feed_type = Atom1Feed
    title = gettext_lazy("Open Reckoning: corrections")
    subtitle = gettext_lazy("Published numbers that were corrected, with what stood before and why")
    link = reverse_lazy("home")

    def items(self) -> list[LedgerEntry]:
        newest = Correction.objects.in_the_open().with_people()
        return ledger(newest[:NEWEST])

    def item_title(self, entry: LedgerEntry) -> str:
        names = {"agency": entry.report.agency, "year": entry.report.year, "cell": entry.label}
        return _("%(agency)s %(year)s: %(cell)s") % names

    def item_description(self, entry: LedgerEntry) -> str:
        blank = _("blank")
        change = f"{entry.before or blank} → {entry.after or blank}"
        return f"{change} {entry.reason}".strip()

    def item_link(self, entry: LedgerEntry) -> str:
        return f"{entry.report.get_absolute_url()}#{entry.cell}"

    def item_guid(self, entry: LedgerEntry) -> str:
        at = entry.at.strftime("%Y%m%dT%H%M%S%f")
        return f"urn:open-reckoning:correction:{entry.report.pk}:{entry.cell}:{at}"

    def item_pubdate(self, entry: LedgerEntry) -> datetime:
        return entry.at

    def item_updateddate(self, entry: LedgerEntry) -> datetime:
        return entry.at
