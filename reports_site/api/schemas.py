"""What is answered."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, TypeVar

from ninja import Schema

Item = TypeVar("Item")


class Words(Schema):
    zh: str
    en: str


class Page(Schema, Generic[Item]):
    """A piece of a list; ``next`` is the address of the piece after it, null at the end."""

    items: list[Item]
    next: str | None


class RegionOut(Schema):
    code: str
    name: str
    full_name: str
    level: str
    parent: str | None
    is_example: bool


class OfAgency(Schema):
    agency_id: int
    agency: str
    region_code: str | None
    level: str
    field: str | None
    scope: str
    is_example: bool


class AgencyOut(OfAgency):
    former_names: list[str]
    page: str


class ReportOut(OfAgency):
    """A report with its headline figures: null is a blank, unless ``uncertain_headlines`` names it."""

    id: int
    year: int
    form: str | None
    revision: int
    state: str
    published_at: datetime | None
    received: int | None
    carried_in: int | None
    granted: int | None
    partly_granted: int | None
    handled: int | None
    carried_out: int | None
    uncertain_headlines: list[str]
    errors: int
    warnings: int
    notes: int
    page: str


class AgencyWithReports(AgencyOut):
    reports: list[ReportOut]


class AcknowledgementOut(Schema):
    """That staff found in the original what a flag says; ``by`` is a role."""

    by: str
    at: datetime
    reason: str


class Flag(Schema):
    rule: str
    severity: str
    cells: list[str]
    expected: str
    actual: str
    message: str
    message_en: str
    acknowledged: AcknowledgementOut | None


class CorrectionOut(Schema):
    cell: str
    kind: str
    before: str
    after: str
    reason: str
    by: str
    at: datetime


class ExtraRow(Schema):
    table: str
    label: str
    printed: list[str]


class SectionOut(Schema):
    """A section of the prose; ``code`` says which of the six of the form it is, empty for none."""

    code: str
    heading: str
    paragraphs: list[str]


class WholeReport(ReportOut):
    """A report with its tables: a blank is null, a number that was not read is named in ``uncertain``."""

    figures: str
    tables: dict[str, dict[str, dict[str, int | str | None]]]
    uncertain: list[str]
    flags: list[Flag]
    corrections: list[CorrectionOut]
    printed: dict[str, str]
    spans: dict[str, tuple[int, int]]
    extra_rows: list[ExtraRow]
    sections: list[SectionOut]


class FindingOut(Flag):
    id: int
    report_id: int
    agency_id: int
    agency: str
    year: int


class RuleOut(Schema):
    name: str
    family: str
    severity: str
    forms: list[str]
    title: Words
    explanation: Words
    hint: Words
    source: Words


class PointOut(Schema):
    """``state`` is number, blank, unread, not_on_form, no_base or missing.

    ``n`` is what a share is a share of; its change is in percentage points. ``departs`` tells that
    the report prints another number than the one that stands corrected.
    """

    year: int
    state: str
    value: int | str | None
    n: int | None
    departs: bool
    change: int | str | None
    percent: int | str | None
    report_id: int | None


class SeriesOut(Schema):
    agency_id: int
    agency: str
    line: str
    label: Words
    unit: Words
    points: list[PointOut]


class Comparison(Schema):
    series: list[SeriesOut]
