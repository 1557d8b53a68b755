"""What to compare, read from the address."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from parsing.indicators import MEASURES, Measure
from parsing.models import Agency, Report

from ..shown_figures import CORRECTED, NAME, PRINTED

MOST_AGENCIES = 50
MOST_MATCHES = 20
MOST_NUMBERS = 1_500  # a page of more takes seconds to make, and nobody reads it
DEFAULT_LINES = ("requests.new",)
NUMBERS, CHANGES = "numbers", "changes"
ONE_SCALE, OWN_SCALES = "one", "own"


@dataclass(frozen=True, slots=True)
class LineChoice:
    """A line that can be ticked."""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The lines of one official table, or the indicators of one kind."""

    label: str
    choices: list[LineChoice]

    @property
    def chosen(self) -> int:
        return sum(choice.is_chosen for choice in self.choices)


def year_choices() -> list[tuple[int, int]]:
    """The years for which there are published reports."""
    years = Report.objects.published().order_by("year").values_list("year", flat=True).distinct()
    return [(year, year) for year in years if year is not None]


class CompareForm(forms.Form):
    """Agencies, years and lines; ``q`` looks for agencies to add.

    A line is a row of a form, counted, or an indicator.
    """

    q = forms.CharField(label=_("Add an agency"), required=False, max_length=60)
    agency = forms.ModelMultipleChoiceField(
        Agency.objects.current().select_related("region"),
        label=_("Agencies"),
        required=False,
        widget=forms.MultipleHiddenInput,
    )
    year = forms.TypedMultipleChoiceField(
        label=_("Years"),
        required=False,
        coerce=int,
        choices=year_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    line = forms.MultipleChoiceField(
        label=_("Figures"), required=False, choices=[(code, code) for code in MEASURES]
    )
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=((NUMBERS, _("numbers")), (CHANGES, _("change on the year"))),
        widget=forms.RadioSelect,
    )
    figures = forms.ChoiceField(
        label=_("Numbers shown"),
        required=False,
        choices=((CORRECTED, _("as corrected")), (PRINTED, _("as printed"))),
        widget=forms.RadioSelect,
    )
    scale = forms.ChoiceField(
        label=_("Small charts"),
        required=False,
        choices=((ONE_SCALE, _("one scale")), (OWN_SCALES, _("a scale for each"))),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: QueryDict) -> None:
        """What the address leaves open stands on its default, so that the page shows it ticked."""
        filled = data.copy()
        filled.setdefault("show", NUMBERS)
        filled.setdefault("scale", ONE_SCALE)
        filled.setdefault(NAME, CORRECTED)
        super().__init__(filled)

    def clean_agency(self) -> list[Agency]:
        """The agencies in the order of their names; at most as many as a page carries."""
        agencies = list(self.cleaned_data["agency"].order_by("sort_key")[: MOST_AGENCIES + 1])
        if len(agencies) > MOST_AGENCIES:
            raise forms.ValidationError(
                ngettext(
                    "At most %(most)s agency can be compared on one page.",
                    "At most %(most)s agencies can be compared on one page.",
                    MOST_AGENCIES,
                ),
                params={"most": MOST_AGENCIES},
            )
        return agencies

    def clean(self) -> dict[str, Any]:
        """What was chosen, with the default lines and all years where none was.

        More numbers than a page carries are refused; what was chosen stays.
        """
        chosen = self.cleaned_data
        lines = list(dict.fromkeys(chosen.get("line") or DEFAULT_LINES))
        years = sorted(chosen.get("year") or [year for year, _name in year_choices()])
        if len(chosen.get("agency") or ()) * len(lines) * len(years) > MOST_NUMBERS:
            self.add_error("line", self._too_many_numbers())
        return {**chosen, "line": lines, "year": years}

    def _too_many_numbers(self) -> forms.ValidationError:
        words = ngettext(
            "At most %(most)s number stands on one page: choose fewer figures or years.",
            "At most %(most)s numbers stand on one page: choose fewer figures or years.",
            MOST_NUMBERS,
        )
        return forms.ValidationError(words, code="too_many_numbers", params={"most": MOST_NUMBERS})

    @property
    def agencies(self) -> list[Agency]:
        chosen: list[Agency] = self.cleaned_data.get("agency") or []
        return chosen

    @property
    def years(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["year"]
        return chosen

    @property
    def lines(self) -> list[Measure]:
        """The lines to compare; none where that would be more than a page carries."""
        return [] if self.has_error("line", "too_many_numbers") else self._ticked

    @property
    def _ticked(self) -> list[Measure]:
        return [MEASURES[code] for code in self.cleaned_data["line"]]

    @property
    def shows_changes(self) -> bool:
        return self.cleaned_data.get("show") == CHANGES

    @property
    def has_own_scales(self) -> bool:
        return self.cleaned_data.get("scale") == OWN_SCALES

    @property
    def line_groups(self) -> list[LineGroup]:
        """All lines, by table or kind, those chosen ticked, in the language of the page."""
        chosen, language = {line.code for line in self._ticked}, get_language() or ""
        return [
            LineGroup(
                group.in_language(language),
                [
                    LineChoice(line.code, line.label.in_language(language), line.code in chosen)
                    for line in lines
                ],
            )
            for group, lines in groupby(MEASURES.values(), lambda line: line.group)
        ]

    def chips(self, query: QueryDict) -> list[dict[str, Any]]:
        """The chosen agencies, each with the address of the comparison without it."""
        chips = []
        for agency in self.agencies:
            rest = query.copy()
            kept = [pk for pk in query.getlist("agency") if pk != str(agency.pk)]
            rest.setlist("agency", kept)
            rest.pop("q", None)
            chips.append({"agency": agency, "without": f"?{rest.urlencode()}"})
        return chips

    @property
    def matches(self) -> list[Agency]:
        """The agencies that the search found, the chosen ones aside."""
        text = self.cleaned_data.get("q") or ""
        if not text.strip():
            return []
        found = Agency.objects.current().named_like(text).select_related("region")
        return list(found.exclude(pk__in=[agency.pk for agency in self.agencies])[:MOST_MATCHES])
