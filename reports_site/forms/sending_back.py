"""Why a draft goes back to who brought it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from parsing.models import SendingBack


class SendingBackForm(forms.Form):
    """The reason, and the version of the draft that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What is to be mended"),
        help_text=_("Whoever brought the report reads it."),
        max_length=SendingBack._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what is to be mended.")},
    )
