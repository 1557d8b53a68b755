"""Agencies, the names they had, and how they are found by a piece of a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

from parsing.reading.names import FIELDS, Field

from .regions import Region, RegionQuerySet
from .spelling import pairs, search_names, search_pieces, searched

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .reports import Report

NAME_LENGTH = 120
FIELDS_BY_CODE = {field.code: field for field in FIELDS}


def _name(field: Field) -> str:
    return field.label.in_language(get_language() or "")


_name_of: Callable[[Field], str] = lazy(_name, str)


def field_choices() -> list[tuple[str, str]]:
    """The fields of government by their codes, named in the language of the page."""
    return [(field.code, _name_of(field)) for field in FIELDS]


class AgencyQuerySet(models.QuerySet["Agency"]):
    def current(self) -> AgencyQuerySet:
        """The agencies that were not merged into another."""
        return self.filter(merged_into=None)

    def named_like(self, text: str) -> AgencyQuerySet:
        """The agencies whose name, or a former one, has every word of ``text`` in it.

        A word may be letters of the name, of its pinyin or of the pinyin's initials. Its pairs of
        letters are looked up in an index; for more than two letters the names themselves decide.
        """
        found = self
        for word in searched(text):
            found = found.filter(search_pieces__contains=sorted(pairs(word)) or [word])
            if len(word) > 2:
                found = found.filter(search_names__contains=word)
        return found

    def in_region(self, region: Region) -> AgencyQuerySet:
        """The agencies of a region and of all regions below it."""
        first, last = region.codes
        return self.filter(region_id__gte=first, region_id__lte=last)

    def in_field(self, code: str) -> AgencyQuerySet:
        """The agencies that work in the field ``code``."""
        return self.filter(field=code)

    def real(self) -> AgencyQuerySet:
        """The agencies that exist."""
        return self.filter(is_example=False)

    def examples(self) -> AgencyQuerySet:
        """The agencies of the invented province, whose numbers are never added to real ones."""
        return self.filter(is_example=True)

    def not_mixed(self) -> AgencyQuerySet:
        """Those that exist; the examples where none of them does. One query."""
        return self.real() if self.real().exists() else self.examples()

    def with_reports_by_year(self) -> AgencyQuerySet:
        """The agencies with their published reports at hand, in one query for all of them."""
        published = apps.get_model("parsing.Report").objects.published()
        return self.prefetch_related(Prefetch("reports", published, to_attr="published_reports"))

    def regions(self) -> RegionQuerySet:
        """The regions in which, or below which, one of these agencies lies."""
        within = self.order_by().filter(
            region_id__gte=OuterRef("code"), region_id__lte=OuterRef("last_code")
        )
        return Region.objects.with_last_code().filter(Exists(within))

    def fields(self) -> list[Field]:
        """The fields that these agencies work in, each once, in the order of the catalogue."""
        codes = set(self.exclude(field="").order_by().values_list("field", flat=True).distinct())
        return [field for field in FIELDS if field.code in codes]

    def provinces(self) -> RegionQuerySet:
        """The provinces in which these agencies lie, each with its ``agency_count``."""
        within = self.order_by().filter(
            region_id__gte=OuterRef("code"), region_id__lte=OuterRef("last_code")
        )
        counted = within.values(group=Value(1)).annotate(count=Count("pk")).values("count")
        provinces = Region.objects.provinces().with_last_code()
        return provinces.annotate(agency_count=Subquery(counted)).filter(agency_count__gt=0)

    def count_by_field(self) -> list[tuple[Field, int]]:
        """Each field with the number of these agencies that work in it, the most common first."""
        named = self.exclude(field="").order_by().values("field").annotate(count=Count("pk"))
        counts = dict(named.values_list("field", "count"))
        known = [(field, counts[field.code]) for field in FIELDS if field.code in counts]
        return sorted(known, key=lambda pair: -pair[1])

    def called(self, name: str) -> AgencyQuerySet:
        """The agencies that bear, or once bore, exactly this name; merged ones aside."""
        return self.current().filter(Q(name=name) | Q(former_names__name=name)).distinct()


class Agency(models.Model):
    """An administrative agency that publishes reports.

    ``scope`` tells whether its reports cover the whole jurisdiction (某市人民政府) or the agency
    itself; the two are never added up. ``region`` is empty for central agencies.
    """

    class Level(models.TextChoices):
        CENTRAL = "central", _("central")
        PROVINCIAL = "provincial", _("provincial")
        PREFECTURAL = "prefectural", _("prefectural")
        COUNTY = "county", _("county level")
        TOWNSHIP = "township", _("township")

    class Scope(models.TextChoices):
        OWN = "own", _("the agency itself")
        JURISDICTION = "jurisdiction", _("the whole jurisdiction")

    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("region"),
    )
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    field = models.CharField(
        _("field"), max_length=40, blank=True, choices=field_choices, db_index=True
    )
    scope = models.CharField(_("scope"), max_length=12, choices=Scope.choices, default=Scope.OWN)
    is_example = models.BooleanField(_("example"), default=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
        verbose_name=_("merged into"),
    )
    sort_key = models.CharField(max_length=600, db_index=True, editable=False)
    search_names = models.TextField(editable=False)
    search_pieces = ArrayField(models.CharField(max_length=2), editable=False)

    objects = AgencyQuerySet.as_manager()

    if TYPE_CHECKING:
        reports: RelatedManager[Report]
        former_names: RelatedManager[FormerName]
        merged: RelatedManager[Agency]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ("sort_key",)
        constraints = (
            models.UniqueConstraint(
                fields=("name", "region"),
                condition=Q(merged_into=None),
                nulls_distinct=False,
                name="agency_unique_name_in_region",
                violation_error_message=_("There is an agency of this name in this region."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="agency_has_name"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="agency_not_merged_into_itself",
            ),
        )
        indexes = (GinIndex(fields=("search_pieces",), name="agency_search_pieces"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agency", args=(self.pk,))

    def get_field_display(self) -> str:  # type: ignore[no-redef]  # in place of Django's
        """The name of its field in the language of the page; empty where it is not known.

        Django would make the whole list of choices anew for each agency.
        """
        field = FIELDS_BY_CODE.get(self.field)
        return _name(field) if field else self.field

    @property
    def reports_by_year(self) -> dict[str, Report]:
        """The published reports by year, of an agency fetched ``with_reports_by_year``."""
        reports: list[Report] = self.published_reports  # type: ignore[attr-defined]  # prefetched
        return {str(report.year): report for report in reports}

    def prepare_search(self, *, former_names: tuple[str, ...] = ()) -> None:
        """Set what the agency is sorted and found by: its pinyin, its names and their pieces."""
        names = (self.name, *former_names)
        self.sort_key = " ".join(lazy_pinyin(self.name))
        self.search_names = search_names(names)
        self.search_pieces = search_pieces(names)


class FormerName(models.Model):
    """A name that an agency had, or that of an agency merged into it."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="former_names")
    name = models.CharField(_("former name"), max_length=NAME_LENGTH)
    until_year = models.PositiveSmallIntegerField(_("until the year"), null=True, blank=True)

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ("until_year", "name")
        indexes = (models.Index(fields=("name",)),)
        constraints = (
            models.UniqueConstraint(fields=("agency", "name"), name="former_name_once_an_agency"),
        )

    def __str__(self) -> str:
        return self.name
