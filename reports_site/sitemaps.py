"""Where search engines find every page, in both languages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import override

from parsing.models import Agency, DataVersion, Report

PAGES = ("home", "agencies", "compare", "flags", "rules", "regions", "fields", "indicators")
ABOUT_DATA = ("about", "coverage", "downloads", "api_docs")


class InLanguage(Sitemap):
    """Pages in one language; a file holds at most 50,000, as the protocol allows."""

    limit = 50_000

    def __init__(self, language: str) -> None:
        self.language = language

    def location(self, item: Any) -> str:
        with override(self.language):
            return self.address(item)

    def address(self, item: Any) -> str:
        """Where the item is found in the language that is spoken."""
        raise NotImplementedError

    def get_latest_lastmod(self) -> datetime:
        """The day of the data's version; the items need not be looked through for it."""
        return DataVersion.now().changed_at


class Pages(InLanguage):
    """The pages that are there whatever the data."""

    def items(self) -> tuple[str, ...]:
        return PAGES + ABOUT_DATA

    def address(self, item: str) -> str:
        return reverse(item)


class Kept(InLanguage):
    """A page for each of ``items``."""

    def address(self, item: Model) -> str:
        return item.get_absolute_url()  # type: ignore[attr-defined]


class Agencies(Kept):
    def items(self) -> QuerySet[Agency]:
        return Agency.objects.current().order_by("pk").only("pk")


class Reports(Kept):
    def items(self) -> QuerySet[Report]:
        return Report.objects.published().order_by("pk").only("pk", "changed_at")

    def lastmod(self, report: Report) -> datetime:
        return report.changed_at


SITEMAPS = {
    f"{name}-{language}": kind(language)
    for name, kind in (("pages", Pages), ("agencies", Agencies), ("reports", Reports))
    for language, _words in settings.LANGUAGES
}
