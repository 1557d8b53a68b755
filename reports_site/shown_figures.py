"""Which of a report's numbers a page shows: those that stand corrected, or those that it prints."""

from __future__ import annotations

from django.http import HttpRequest

from parsing.models.report_queries import ReportQuerySet

NAME, CORRECTED, PRINTED = "figures", "corrected", "printed"


def are_printed(request: HttpRequest) -> bool:
    """Whether the address asks for the numbers that reports print (原报)."""
    return request.GET.get(NAME) == PRINTED


def as_asked(reports: ReportQuerySet, request: HttpRequest) -> ReportQuerySet:
    """The reports with the numbers that the address asks for."""
    return reports.in_print() if are_printed(request) else reports
