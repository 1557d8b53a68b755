"""A cell of an official table as a person types it."""

from __future__ import annotations

from typing import Any

from django import forms

from parsing.forms import Column
from parsing.intake.notation import parse
from parsing.intake.refusal import Refused
from parsing.models.contents import Content


class CellField(forms.CharField):
    """A number of its column, nothing for a blank, ``?`` for one that cannot be read."""

    def __init__(self, column: Column, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.column = column

    def prepare_value(self, value: Content | str | None) -> str | None:
        """What stands in the cell, as it is typed."""
        return str(value) if isinstance(value, Content) else value

    def bound_data(self, data: str | None, initial: Content) -> Content | str | None:
        """What was typed; what stands where nothing was sent for the cell."""
        return initial if data is None else data

    def clean(self, value: str | None) -> Content:
        """What was typed, understood."""
        try:
            return parse(value or "", self.column)
        except Refused as refused:
            raise forms.ValidationError(refused.message, code=refused.code) from refused

    def has_changed(self, initial: Content, data: str | None) -> bool:
        """Whether something else is typed than what stands; a cell that was not sent is unchanged."""
        if data is None:
            return False
        try:
            return str(parse(data, self.column).over(initial)) != str(initial)
        except Refused:
            return True
