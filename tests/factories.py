"""Objects for tests: regions and agencies of the invented province, sources, reports, people.

A report comes with every row of its form: each count is 0 but for those that a test names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping

import factory
from django.contrib.auth.models import Permission, User
from django.utils import timezone
from factory.django import DjangoModelFactory

from parsing.checks import Equation, Severity, Term, fingerprint
from parsing.checks import Finding as FoundValue
from parsing.forms import Address, Number, Table, form_for
from parsing.models import (
    Agency,
    Correction,
    DisclosureRow,
    Finding,
    FormerName,
    Region,
    Report,
    Rereading,
    Source,
    TableRow,
    row_model,
)
from parsing.models.spelling import search_names

PASSWORD = "a long enough phrase"


class RegionFactory(DjangoModelFactory):
    """A province, unless a parent and a level are given."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"{10 + n % 90}0000")
    name = factory.LazyAttribute(lambda region: f"云川{region.code[:2]}省")
    full_name = factory.LazyAttribute(
        lambda region: region.parent.full_name + region.name if region.parent else region.name
    )
    level = Region.Level.PROVINCE
    parent = None
    search_names = factory.LazyAttribute(lambda region: search_names([region.name]))


def cloud_river() -> tuple[Region, Region, Region]:
    """云川省, its prefecture 澜江市 and the county 枫砚县 in it."""
    province = RegionFactory(code="990000", name="云川省", full_name="云川省")
    prefecture = RegionFactory(
        code="990100", name="澜江市", level=Region.Level.PREFECTURE, parent=province
    )
    county = RegionFactory(
        code="990121", name="枫砚县", level=Region.Level.COUNTY, parent=prefecture
    )
    return province, prefecture, county


class AgencyFactory(DjangoModelFactory):
    """An agency of 澜江市, in the field justice."""

    class Meta:
        model = Agency
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"澜江市第{n}司法局")
    level = Agency.Level.PREFECTURAL
    field = "justice"

    @factory.lazy_attribute
    def region(self) -> Region:
        return cloud_river()[1]

    @classmethod
    def _create(cls, model_class: type[Agency], *args, **kwargs) -> Agency:
        agency = model_class(*args, **kwargs)
        agency.prepare_search()
        agency.save()
        return agency

    @factory.post_generation
    def former(self: Agency, create: bool, names: Collection[str] | None) -> None:
        """The names it had: ``AgencyFactory(former=["澜江市法制办公室"])``."""
        for name in names or ():
            FormerName.objects.create(agency=self, name=name)
        self.prepare_search(former_names=tuple(names or ()))
        self.save()


class UserFactory(DjangoModelFactory):
    """A person with an account and no permission."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def permissions(self: User, create: bool, codenames: Collection[str] | None) -> None:
        """What the person may do: ``UserFactory(permissions=["review"])``."""
        held = Permission.objects.filter(content_type__app_label="parsing")
        self.user_permissions.set(held.filter(codename__in=codenames or ()))


class StaffFactory(UserFactory):
    """A person who uploads, reviews and publishes."""

    is_staff = True

    @factory.post_generation
    def permissions(self: User, create: bool, codenames: Collection[str] | None) -> None:
        held = Permission.objects.filter(content_type__app_label="parsing")
        self.user_permissions.set(held.filter(codename__in=codenames or ("upload", "review")))


class AdminFactory(UserFactory):
    """A person who may do everything."""

    is_staff = True
    is_superuser = True


class SourceFactory(DjangoModelFactory):
    """An original in UTF-8."""

    class Meta:
        model = Source

    text = factory.Sequence(lambda n: f"澜江市司法局政府信息公开工作年度报告\n第{n}份\n")
    content = factory.LazyAttribute(lambda source: source.text.encode())
    sha256 = factory.LazyAttribute(lambda source: hashlib.sha256(source.content).hexdigest())
    text_sha256 = factory.LazyAttribute(
        lambda source: hashlib.sha256(source.text.encode()).hexdigest()
    )
    encoding = "utf-8"
    filename = "report.txt"


class ReportFactory(DjangoModelFactory):
    """A published report with all its rows.

    ``cells`` gives what stands in cells, rows or tables, by their addresses; the more precise
    address decides. ``cells__uncertain`` names cells, rows or tables that could not be read,
    ``cells__without`` rows or tables that the report lacks, ``cells__spans`` where in the text
    cells were read from. With ``form=""`` it has no tables.
    """

    class Meta:
        model = Report
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(
            state=Report.State.DRAFT, revision=None, published_at=None, published_by=None
        )

    agency = factory.SubFactory(AgencyFactory)
    source = factory.SubFactory(SourceFactory)
    year = 2022
    state = Report.State.PUBLISHED
    revision = 1
    published_at = factory.LazyFunction(timezone.now)

    @factory.lazy_attribute
    def form(self) -> str:
        form = form_for(self.year) if self.year else None
        return form.code if form else "2021"

    @factory.post_generation
    def cells(
        self: Report, create: bool, given: Mapping[str, Number | None] | None, **more
    ) -> None:
        rows = list(_rows(self, given or {}, **more))
        for table in {type(row) for row in rows}:
            table.objects.bulk_create([row for row in rows if type(row) is table])
        self.repeat(Report.objects.get(pk=self.pk).figures())
        self.save()


def _rows(
    report: Report,
    given: Mapping[str, Number | None],
    *,
    uncertain: Collection[str] = (),
    without: Collection[str] = (),
    spans: Mapping[str, tuple[int, int]] | None = None,
) -> Iterator[TableRow]:
    form = report.form_used
    for table in form.tables if form else ():
        for row in _present(table, given):
            if f"{table.code}.{row}" not in without and table.code not in without:
                yield _row(report, table, row, given, set(uncertain), spans or {})


def _present(table: Table, given: Mapping[str, Number | None]) -> list[str]:
    """The rows of the form; its alternatives in their place where a cell of them is given."""
    named = {address.split(".")[1] for address in given if address.startswith(f"{table.code}.")}
    used = {row.code for row in table.alternatives} & named
    return [row.code for row in table.rows_for(used)]


def _row(
    report: Report,
    table: Table,
    code: str,
    given: Mapping[str, Number | None],
    uncertain: set[str],
    spans: Mapping[str, tuple[int, int]],
) -> TableRow:
    model = row_model(table.code)
    row = model(report=report, row=code, spans=[-1] * (2 * len(model.COLUMNS)))
    for column in table.row(code).columns:
        address = Address(table.code, code, column.code)
        names = (str(address), f"{table.code}.{code}", table.code)
        value = next((given[name] for name in names if name in given), 0)
        if uncertain.intersection(names):
            row.uncertain.append(column.code)
            value = None
        setattr(row, column.code, value)
        if str(address) in spans:
            at = 2 * model.COLUMNS.index(column.code)
            row.spans[at : at + 2] = spans[str(address)]
        if isinstance(row, DisclosureRow) and column.unit:
            row.amount_unit = column.unit
    return row


class FindingFactory(DjangoModelFactory):
    """A flag at the cell ``requests.new.total``: 203 is not the 200 of its row."""

    class Meta:
        model = Finding

    class Params:
        equation = Equation(
            (Term("requests.new.total", 203),), (Term("requests.new.natural_person", 200),)
        )
        found = factory.LazyAttribute(
            lambda flag: FoundValue(
                flag.rule,
                Severity(flag.severity),
                tuple(flag.cells),
                expected="200",
                actual="203",
                equation=flag.equation,
                detail={"count": len(flag.cells)},
                form=flag.report.form,
            )
        )

    report = factory.SubFactory(ReportFactory)
    position = factory.Sequence(lambda n: n)
    rule = "row_sum"
    severity = Finding.Severity.ERROR
    cells = factory.LazyFunction(lambda: ["requests.new.total"])
    value = factory.LazyAttribute(
        lambda flag: Finding.of(flag.found, report=flag.report, position=flag.position).value
    )
    fingerprint = factory.LazyAttribute(lambda flag: fingerprint(flag.found))


class CorrectionFactory(DjangoModelFactory):
    """An entry of the ledger: what stands in ``requests.new.total`` was corrected."""

    class Meta:
        model = Correction

    report = factory.SubFactory(ReportFactory)
    table, row, column = "requests", "new", "total"
    kind = Correction.Kind.CORRECTION
    before, after = "203", "200"
    reason = "分项之和为 200"
    by = factory.SubFactory(StaffFactory)


class RereadingFactory(DjangoModelFactory):
    """A cell that could not be read and is read as 200 now, not decided on."""

    class Meta:
        model = Rereading

    report = factory.SubFactory(ReportFactory, cells__uncertain=["requests.new.total"])
    table, row, column = "requests", "new", "total"
    kind = Rereading.Kind.SETTLES
    before, after = "?", "200"
    start, end = 4, 8
    read_with = "0123456789abcdef"
