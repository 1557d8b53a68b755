"""Regions of the GB/T 2260 tree: province, prefecture, county."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat, Left
from django.utils.translation import gettext_lazy as _

from .spelling import search_names, searched


class RegionQuerySet(models.QuerySet["Region"]):
    def provinces(self) -> RegionQuerySet:
        """The regions at the top of the tree, in the order of their codes."""
        return self.filter(level=Region.Level.PROVINCE).order_by("code")

    def named_like(self, text: str) -> RegionQuerySet:
        """The regions whose name, its pinyin or initials have every word of ``text``."""
        words = searched(text)
        found = self if words else self.none()
        for word in words:
            found = found.filter(search_names__contains=word)
        return found.order_by("code")

    def with_last_code(self) -> RegionQuerySet:
        """The regions with the last code that can lie in each, so that an index finds what does."""
        return self.annotate(
            last_code=Case(
                When(level="province", then=Concat(Left("code", 2), Value("9999"))),
                When(
                    level="prefecture",
                    code__endswith="00",
                    then=Concat(Left("code", 4), Value("99")),
                ),
                default=F("code"),
            )
        )

    def around(self, region: Region | None) -> RegionQuerySet:
        """The provinces, and what leads from ``region`` up and one step down, by code."""
        near = Q(level=Region.Level.PROVINCE)
        if region:
            prefixes = (region.code[:2], region.code[:4], region.code)
            near |= Q(code__in=[prefix.ljust(6, "0") for prefix in prefixes])
            near |= Q(parent=region) | Q(parent=region.parent_id, parent__isnull=False)
        return self.filter(near).order_by("code")


class Region(models.Model):
    """A province, prefecture or county, by its six-digit code (GB/T 2260).

    The code carries the tree: all of a province share its first two digits, all of a prefecture
    its first four. ``is_example`` marks the invented province of the example data.
    """

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        PREFECTURE = "prefecture", _("prefecture")
        COUNTY = "county", _("county")

    code = models.CharField(_("code"), max_length=6, primary_key=True)
    name = models.CharField(_("name"), max_length=40)
    full_name = models.CharField(_("full name"), max_length=80)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    is_example = models.BooleanField(_("example"), default=False)
    search_names = models.TextField(default="", editable=False)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(condition=Q(code__regex=r"^\d{6}$"), name="region_code_digits"),
            models.CheckConstraint(
                condition=Q(level="province", parent__isnull=True)
                | (~Q(level="province") & Q(parent__isnull=False)),
                name="region_parent_unless_province",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def prepare_search(self) -> None:
        """Set what the region is found by: its name and the pinyin of it."""
        self.search_names = search_names([self.name])

    @property
    def path(self) -> list[Region]:
        """The regions from the province down to this one."""
        return [*(self.parent.path if self.parent else ()), self]

    @property
    def codes(self) -> tuple[str, str]:
        """The first and the last code that this region and all below it can have."""
        if self.level == self.Level.PROVINCE:
            return self.code, self.code[:2] + "9999"
        if self.level == self.Level.PREFECTURE and self.code.endswith("00"):
            return self.code, self.code[:4] + "99"
        return self.code, self.code
