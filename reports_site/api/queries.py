"""What can be asked for, and within which limits."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.db.models import Exists, OuterRef, QuerySet
from ninja import Field, Schema
from pydantic import StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from parsing.checks import FAMILIES, RULES
from parsing.forms import FORMS, Bilingual
from parsing.indicators import MEASURES
from parsing.models import Agency, Finding, Region, Report
from parsing.models.agencies import AgencyQuerySet
from parsing.models.findings import FindingQuerySet
from parsing.models.report_queries import ReportQuerySet
from parsing.models.reports import FIRST_YEAR, LAST_YEAR
from parsing.reading.names import FIELDS

from ..forms.compare import MOST_AGENCIES
from .errors import Refusal
from .words import DESCRIPTIONS

MOST = 500
BIGGEST = 2**63 - 1

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Number = Annotated[int, Field(ge=1, le=BIGGEST)]
Text = Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00]*$")]
Level = Literal[tuple(Agency.Level.values)]  # type: ignore[valid-type]
FieldCode = Literal[tuple(field.code for field in FIELDS)]  # type: ignore[valid-type]
FormCode = Literal[tuple(FORMS)]  # type: ignore[valid-type]
RuleName = Literal[tuple(rule.name for rule in RULES)]  # type: ignore[valid-type]
FamilyCode = Literal[tuple(FAMILIES)]  # type: ignore[valid-type]
Severity = Literal[tuple(Finding.Severity.values)]  # type: ignore[valid-type]
LineCode = Literal[tuple(MEASURES)]  # type: ignore[valid-type]

NO_REGION = Bilingual("没有这个地区代码", "There is no region of this code")


def asked(name: str, default: Any = None, **limits: Any) -> Any:
    """A parameter with its description."""
    return Field(default, description=DESCRIPTIONS[name], **limits)


class Query(Schema):
    """Parameters of an address; one that does not exist is refused, for it would filter nothing."""

    @model_validator(mode="before")
    @classmethod
    def refuse_unknown(cls, values: Any, info: ValidationInfo) -> Any:
        given = info.context["request"].GET if info.context else {}
        for name in given:
            if name not in cls.model_fields:
                raise PydanticCustomError("unknown_parameter", "unknown", {"name": name[:60]})
        return values


class Paged(Query):
    limit: int = asked("limit", 100, ge=1, le=MOST)
    after: int = asked("after", 0, ge=0, le=BIGGEST)


class AgencyQuery(Paged):
    q: Text = asked("q", "")
    region: Code | None = asked("region")
    level: Level | None = asked("level")
    field: FieldCode | None = asked("field")
    year: Year | None = asked("year")

    def chosen(self, agencies: AgencyQuerySet) -> AgencyQuerySet:
        """The agencies asked for."""
        found = agencies.named_like(self.q).filter(**_given(level=self.level, field=self.field))
        if self.region:
            found = found.in_region(region_of(self.region))
        if self.year:
            reports = Report.objects.published().filter(agency=OuterRef("pk"), year=self.year)
            found = found.filter(Exists(reports))
        return found


class ReportQuery(Paged):
    agency: list[Number] = asked("agency", [], max_length=MOST_AGENCIES)
    region: Code | None = asked("region")
    level: Level | None = asked("level")
    field: FieldCode | None = asked("field")
    year: Year | None = asked("year")
    form: FormCode | None = asked("form")
    has_errors: bool | None = asked("has_errors")

    def chosen(self, reports: ReportQuerySet) -> ReportQuerySet:
        """The reports asked for."""
        found = reports.filter(
            **_given(
                agency__in=self.agency,
                agency__level=self.level,
                agency__field=self.field,
                year=self.year,
                form=self.form,
            )
        )
        if self.has_errors is not None:
            found = found.filter(errors__gt=0) if self.has_errors else found.filter(errors=0)
        return _within(found, "agency__region", self.region)


class FindingQuery(Paged):
    agency: list[Number] = asked("agency", [], max_length=MOST_AGENCIES)
    report: Number | None = asked("report")
    rule: RuleName | None = asked("rule")
    family: FamilyCode | None = asked("family")
    acknowledged: bool | None = asked("acknowledged")
    severity: Severity | None = asked("severity")
    region: Code | None = asked("region")
    level: Level | None = asked("level")
    field: FieldCode | None = asked("field")
    year: Year | None = asked("year")

    def chosen(self, findings: FindingQuerySet) -> FindingQuerySet:
        """The findings asked for."""
        found = findings.filter(
            **_given(
                report__agency__in=self.agency,
                report=self.report,
                rule=self.rule,
                severity=self.severity,
                report__agency__level=self.level,
                report__agency__field=self.field,
                report__year=self.year,
            )
        )
        if self.family:
            found = found.of_family(self.family)
        if self.acknowledged is not None:
            found = found.acknowledged() if self.acknowledged else found.not_acknowledged()
        return _within(found, "report__agency__region", self.region)


class WhichFigures(Query):
    """Whether numbers are wanted as they stand corrected, or as the reports print them."""

    figures: Literal["corrected", "printed"] = asked("figures", "corrected")


class RegionQuery(Query):
    limit: int = asked("limit", 100, ge=1, le=MOST)
    after: Annotated[str, StringConstraints(pattern=r"^[0-9]{0,6}$")] = asked("after_code", "")
    parent: Code | None = asked("parent")
    level: Literal[tuple(Region.Level.values)] | None = asked("region_level")  # type: ignore[valid-type]


class ComparisonQuery(WhichFigures):
    agency: list[Number] = asked("agency", ..., min_length=1, max_length=MOST_AGENCIES)
    year: list[Year] = asked("years", [], max_length=LAST_YEAR - FIRST_YEAR)
    line: list[LineCode] = asked("line", ["requests.new"], max_length=len(MEASURES))


def region_of(code: str) -> Region:
    """The region of that code; Refusal where there is none."""
    region = Region.objects.filter(code=code).first()
    if region is None:
        raise Refusal(NO_REGION, field="region")
    return region


def _within(found: QuerySet[Any], region: str, code: str | None) -> Any:
    """Those of ``found`` whose ``region`` is the one of that code or below it."""
    if code is None:
        return found
    first, last = region_of(code).codes
    return found.filter(**{f"{region}__gte": first, f"{region}__lte": last})


def _given(**filters: Any) -> dict[str, Any]:
    """The filters that have a value."""
    return {name: value for name, value in filters.items() if value not in (None, [])}
