"""What a reader says is wrong, and what staff answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address
from parsing.intake.tips import Told
from parsing.models import Tip

from ..sheets import SheetCell
from .cells import CellField

LONGEST = {name: Tip._meta.get_field(name).max_length for name in ("where", "contact", "answer")}


class TipForm(forms.Form):
    """A cell of a report, what it should say, and where one sees it; nobody says who they are.

    ``website`` is shown to nobody: what fills it in is a program.
    """

    website = forms.CharField(required=False)
    where = forms.CharField(
        label=_("Where one sees it"),
        help_text=_("The words of the original, its page, or another source that says otherwise."),
        max_length=LONGEST["where"],
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say where one sees it.")},
    )
    contact = forms.CharField(
        label=_("Contact"),
        help_text=_("Only if you want an answer. It is erased once the report is answered."),
        max_length=LONGEST["contact"],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, cell: SheetCell) -> None:
        super().__init__(data)
        self.address = cell.address
        self.fields["proposed"] = CellField(
            cell.column,
            label=_("What it should say"),
            help_text=_("Leave it empty where you know only that it is wrong."),
        )
        self.order_fields(["proposed", "where", "contact", "website"])

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.cleaned_data["website"])

    @property
    def told(self) -> Told:
        """What was typed."""
        typed = self.cleaned_data
        return Told(self.address, str(typed["proposed"]), typed["where"], typed["contact"])


def cell_at(cells: Iterable[SheetCell], address: str) -> SheetCell | None:
    """The cell of that address; None where the report has no such cell."""
    return next((cell for cell in cells if cell.address == _address(address)), None)


def _address(text: str) -> Address | None:
    return Address.parse(text) if text.count(".") == 2 else None


class DenialForm(forms.Form):
    """Why the number is right as it stands."""

    reason = forms.CharField(
        label=_("Why it is no mistake"),
        max_length=LONGEST["answer"],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say why it is no mistake.")},
    )
