"""Regions and fields: what their agencies report together."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django_tables2 import RequestConfig

from parsing.models import Agency, Region
from parsing.models.agencies import AgencyQuerySet
from parsing.models.coverage import coverage_by_field
from parsing.models.kept import kept

from ..exports.answers import answer, wanted
from ..exports.standings import ranks_export, spreads_export, standings_export, totals_export
from ..exports.values import Export
from ..forms.standings import PeersForm, StandingForm
from ..standings import NAMES, coverage, ranks, shown_field, together
from ..tables.standings import RankTable, StandingTable
from ..tile_map import region_tree, tile_map

PER_PAGE = 50


def region_list(request: HttpRequest) -> HttpResponse:
    """The provinces with agencies, their prefectures below them, and the map."""
    agencies = Agency.objects.current()
    regions = kept("tile_map", lambda: tile_map(agencies.not_mixed()))
    context = {
        "map": regions,
        "tree": kept("region_tree", lambda: region_tree(agencies)),
        "shows_examples": any(tile.region.is_example for tile in regions.tiles),
    }
    return render(request, "pages/regions.html", context)


def field_list(request: HttpRequest) -> HttpResponse:
    """The fields with agencies: how many, their reports, and how many of these have errors."""
    agencies = Agency.objects.current().not_mixed()
    found = kept("fields_together", lambda: coverage_by_field(agencies))
    context = {
        "fields": [shown_field(held) for held in found if held.code in NAMES],
        "shows_examples": bool(found) and agencies.filter(is_example=True).exists(),
    }
    return render(request, "pages/fields.html", context)


def _common(name: str, agencies: AgencyQuerySet, form: StandingForm) -> dict[str, Any]:
    """What both pages show: totals and spreads of the chosen year, coverage of all years."""
    indicator, year = form.chosen_indicator, form.chosen_year
    held = together(name, agencies, year, indicator) if year else None
    return {
        "form": form,
        "year": year,
        "indicator": indicator,
        "together": held,
        "coverage": coverage(name, agencies),
        "shows_examples": bool(held and held.shows_examples),
    }


def _years(name: str, agencies: AgencyQuerySet) -> list[int]:
    """The years to choose from, latest first."""
    return [held["year"] for held in reversed(coverage(name, agencies))]


def _export(name: str, agencies: AgencyQuerySet, context: dict[str, Any], table: str) -> Export:
    """The table of that name of the page; its agencies where there is none of it."""
    year, indicator, held = context["year"], context["indicator"], context["together"]
    if table == "totals":
        return totals_export(name, held.totals, year)
    if table == "spread":
        return spreads_export(name, held.spreads, year, indicator)
    if table == "ranks" and "ranked" in context:
        return ranks_export(name, context["ranked"], year, indicator)
    return standings_export(name, agencies, year, indicator)


def region_detail(request: HttpRequest, code: str) -> HttpResponseBase:
    """A region: totals, spreads among peers, its agencies, the regions in it."""
    region = get_object_or_404(Region.objects.select_related("parent__parent"), pk=code)
    agencies = Agency.objects.current().in_region(region).select_related("region")
    name = f"region-{code}"
    form = StandingForm(request.GET, years=_years(name, agencies))
    context = _common(name, agencies, form)
    if (held := wanted(request)) and form.chosen_year:
        chosen = _export(name, agencies, context, request.GET.get("table", ""))
        return answer(request, chosen, held)
    table = StandingTable(agencies, form.chosen_year, form.chosen_indicator)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    context |= {
        "region": region,
        "parts": agencies.regions().filter(parent=region).order_by("code"),
        "table": table,
    }
    return render(request, "pages/region.html", context)


def field_detail(request: HttpRequest, code: str) -> HttpResponseBase:
    """A field: totals, spreads by level, its agencies ranked among peers."""
    if code not in NAMES:
        raise Http404
    every = Agency.objects.current().in_field(code).select_related("region")
    has_both = every.real().exists() and every.examples().exists()
    shows_examples = "examples" in request.GET or not every.real().exists()
    agencies = every.examples() if shows_examples else every.real()
    name = f"field-{code}-{shows_examples}"
    form = PeersForm(request.GET, years=_years(name, agencies))
    context = _common(name, agencies, form)
    peers = form.chosen_peers(context["together"].spreads) if form.chosen_year else None
    year, indicator = form.chosen_year, form.chosen_indicator
    ranked = ranks(peers, agencies, year, indicator) if peers and year else []
    context["ranked"] = ranked
    if (held := wanted(request)) and year:
        chosen = _export(name, agencies, context, request.GET.get("table", ""))
        return answer(request, chosen, held)
    table = RankTable(ranked, year, indicator)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    context |= {
        "field": NAMES[code],
        "code": code,
        "peers": peers,
        "table": table,
        "has_both": has_both,
    }
    return render(request, "pages/field.html", context)
