"""Which year, which indicator, which peers a page of a region or a field shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.indicators import INDICATORS, Indicator
from parsing.models import Agency
from parsing.standings import Peers

from ..standings import Spread

DEFAULT = "received"


class StandingForm(forms.Form):
    """All from the address; a value that means nothing is as if it were not there."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    indicator = forms.ChoiceField(label=_("Indicator"), required=False)

    def __init__(self, data: Any, *, years: Sequence[int]) -> None:
        super().__init__(data)
        self.years = list(years)
        self.fields["year"].choices = [(year, str(year)) for year in self.years]
        self.fields["indicator"].choices = [
            (code, indicator.label.in_language(get_language() or ""))
            for code, indicator in INDICATORS.items()
        ]
        self.is_valid()
        self.data = {**{name: data.get(name, "") for name in self.fields}, **self.shown}

    @property
    def shown(self) -> dict[str, str]:
        """What the fields stand on, defaults included."""
        return {"year": str(self.chosen_year or ""), "indicator": self.chosen_indicator.code}

    @property
    def chosen_year(self) -> int | None:
        """The year asked for, else the latest; None where there is no report."""
        year: int | None = self.cleaned_data.get("year")
        return year or (self.years[0] if self.years else None)

    @property
    def chosen_indicator(self) -> Indicator:
        return INDICATORS[self.cleaned_data.get("indicator") or DEFAULT]


class PeersForm(StandingForm):
    """With the level and scope of the peers that are ranked."""

    level = forms.ChoiceField(
        choices=Agency.Level.choices, required=False, widget=forms.HiddenInput
    )
    scope = forms.ChoiceField(
        choices=Agency.Scope.choices, required=False, widget=forms.HiddenInput
    )

    def chosen_peers(self, spreads: Sequence[Spread]) -> Peers | None:
        """The peers asked for; else the largest group, None where nobody has peers."""
        asked = (self.cleaned_data.get("level"), self.cleaned_data.get("scope"))
        found = [held.peers for held in spreads if asked == (held.peers.level, held.peers.scope)]
        return next(iter(found or [held.peers for held in spreads]), None)
