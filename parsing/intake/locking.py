"""A report held for a change."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from parsing.models import Report

from .refusal import Refused


def locked(report: Report, version: int) -> Report:
    """The report as it stands, held until the transaction ends; Refused unless at ``version``."""
    held = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if held is None:
        raise Refused("gone", _("This report was discarded meanwhile."))
    if held.version != version:
        raise Refused(
            "changed",
            _("The report was changed meanwhile. Nothing was saved: compare, then try again."),
        )
    return held
