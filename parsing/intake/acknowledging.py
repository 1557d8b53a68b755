"""Flags held against the original by staff: the report does say so, or the words are taken back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.models import Acknowledgement, Finding, Report
from parsing.models.acknowledgements import REASON_LENGTH

from .locking import hold_agencies
from .refusal import Refused


@transaction.atomic
def acknowledge(report: Report, fingerprint: str, *, by: User, reason: str = "") -> Acknowledgement:
    """Keep that a person found in the original what the flag with this fingerprint says.

    Said a second time, the later reason stands. Refused where the report has no such flag any more:
    then its numbers are others than those that were looked at.
    """
    finding = _finding(report, fingerprint)
    if len(reason) > REASON_LENGTH:
        raise Refused(
            "reason_too_long",
            _("Write at most %(most)s characters as the reason."),
            most=REASON_LENGTH,
        )
    made, _is_new = Acknowledgement.objects.update_or_create(
        report=report,
        fingerprint=fingerprint,
        defaults={
            "rule": finding.rule,
            "cells": finding.cells,
            "reason": reason.replace("\0", "").strip(),
            "by": by,
            "at": timezone.now(),
        },
    )
    return made


@transaction.atomic
def retract(report: Report, fingerprint: str) -> None:
    """Take back that the flag with this fingerprint was found in the original."""
    _finding(report, fingerprint)
    Acknowledgement.objects.filter(report=report, fingerprint=fingerprint).delete()


def _finding(report: Report, fingerprint: str) -> Finding:
    """The report's flag with this fingerprint, its agency held: nobody changes a number meanwhile."""
    hold_agencies((report.agency_id,))
    list(Report.objects.select_for_update(of=("self",), no_key=True).filter(pk=report.pk))
    for finding in Finding.objects.filter(report=report):
        if fingerprint and finding.fingerprint == fingerprint:
            return finding
    raise Refused(
        "flag_gone", _("The numbers of this flag were changed meanwhile: look at them again.")
    )
