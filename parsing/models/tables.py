"""The official tables as they are stored: one row a row of the form, its columns by their codes.

Null is a cell in which the report states no number. A column named in ``uncertain`` is one that
the text does not settle. A row that the report does not have is not stored.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from parsing.forms import APPLICANTS, FORMS, OUTCOMES, Number

AMOUNT_DIGITS = 20
AMOUNT_PLACES = 6


class TableRow(models.Model):
    """What the three tables share.

    ``spans`` holds two numbers a column, in the order of ``COLUMNS``: where in the source's text
    the number begins and ends, -1 and -1 where it was read from nowhere.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ()

    row = models.CharField(max_length=32)
    uncertain = ArrayField(models.CharField(max_length=32), default=list)
    spans = ArrayField(models.IntegerField(), default=list)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.row

    def span(self, column: str) -> tuple[int, int] | None:
        """Where the number in ``column`` was read from; None where it was read from nowhere."""
        at = 2 * self.COLUMNS.index(column)
        if len(self.spans) <= at or self.spans[at] < 0:
            return None
        return self.spans[at], self.spans[at + 1]

    def number(self, column: str) -> Number | None:
        """What is held for ``column``; None where the report states no number."""
        value: Number | None = getattr(self, column)
        return value


def _constraints(name: str, columns: tuple[str, ...]) -> tuple[models.BaseConstraint, ...]:
    return (
        models.UniqueConstraint(fields=("report", "row"), name=f"{name}_row_once_a_report"),
        models.CheckConstraint(
            condition=Q(**{f"{column}__gte": 0 for column in columns}),
            name=f"{name}_counts_not_negative",
        ),
    )


def _count() -> models.IntegerField[int | None, int | None]:
    return models.IntegerField(null=True)


class RequestRow(TableRow):
    """A row of table 三: seven counts of requests."""

    COLUMNS = tuple(column.code for column in APPLICANTS)

    report = models.ForeignKey("Report", models.CASCADE, related_name="request_rows")
    natural_person = _count()
    business = _count()
    research = _count()
    public_welfare = _count()
    legal_service = _count()
    other_org = _count()
    total = _count()

    class Meta:
        constraints = _constraints("request", tuple(column.code for column in APPLICANTS))


class DisputeRow(TableRow):
    """A group of table 四: five counts of cases."""

    COLUMNS = tuple(column.code for column in OUTCOMES)

    report = models.ForeignKey("Report", models.CASCADE, related_name="dispute_rows")
    upheld = _count()
    corrected = _count()
    other = _count()
    pending = _count()
    total = _count()

    class Meta:
        constraints = _constraints("dispute", tuple(column.code for column in OUTCOMES))


class DisclosureRow(TableRow):
    """A row of table 二 on either form; which columns it has, the form says.

    ``items_change`` may be negative. ``amount`` is in ``amount_unit``: 万元, 元, or empty where
    none is printed.
    """

    COLUMNS = tuple(
        dict.fromkeys(
            column.code
            for form in FORMS.values()
            for row in form.table("disclosure").rows
            for column in row.columns
        )
    )

    report = models.ForeignKey("Report", models.CASCADE, related_name="disclosure_rows")
    made = _count()
    disclosed = _count()
    disclosed_total = _count()
    items_last_year = _count()
    items_change = _count()
    decisions = _count()
    projects = _count()
    issued = _count()
    repealed = _count()
    in_force = _count()
    amount = models.DecimalField(max_digits=AMOUNT_DIGITS, decimal_places=AMOUNT_PLACES, null=True)
    amount_unit = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints = _constraints(
            "disclosure",
            (
                "made",
                "disclosed",
                "disclosed_total",
                "items_last_year",
                "decisions",
                "projects",
                "issued",
                "repealed",
                "in_force",
                "amount",
            ),
        )

    def number(self, column: str) -> Number | None:
        """What is held for ``column``; an amount without the zeros that storing it added."""
        value = super().number(column)
        return plain(value) if isinstance(value, Decimal) else value


def plain(amount: Decimal) -> Decimal:
    """The same amount without trailing zeros and without an exponent."""
    return Decimal(f"{amount.normalize():f}")


MODELS: dict[str, type[TableRow]] = {
    "disclosure": DisclosureRow,
    "requests": RequestRow,
    "disputes": DisputeRow,
}


def row_model(table: str) -> type[TableRow]:
    """The model that keeps the rows of ``table``."""
    return MODELS[table]
