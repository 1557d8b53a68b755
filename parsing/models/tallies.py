"""Flags added up by the database: by year and rule, in one query."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count

if TYPE_CHECKING:
    from .findings import FindingQuerySet


class Tally(NamedTuple):
    """How many ``flags`` a rule raises in the ``reports`` for a year."""

    year: int
    rule: str
    severity: str
    flags: int
    reports: int


@dataclass(frozen=True, slots=True)
class Tallies:
    """Flags by year and rule, and how many ``reports`` have one of them."""

    rows: tuple[Tally, ...] = ()
    reports: int = 0

    @property
    def by_severity(self) -> Counter[str]:
        """How many flags there are."""
        counted: Counter[str] = Counter()
        for row in self.rows:
            counted[row.severity] += row.flags
        return counted

    @property
    def reports_by_rule(self) -> Counter[str]:
        """How many reports each rule flags, by the rule's name."""
        counted: Counter[str] = Counter()
        for row in self.rows:
            counted[row.rule] += row.reports
        return counted


# The index by report and rule holds all that is counted, in order: each report is one row of what
# is added up, and its first row counts it.
_TALLIED = """
SELECT report.year, rule, severity, sum(flags)::int, count(*), count(*) FILTER (WHERE place = 1)
FROM (
    SELECT counted.*, row_number() OVER (PARTITION BY report_id) AS place FROM ({each}) AS counted
) AS placed
JOIN parsing_report AS report ON report.id = report_id
WHERE report.state = 'published' GROUP BY 1, 2, 3
"""


def tallied(findings: FindingQuerySet) -> Tallies:
    """These findings of published reports by year and rule; one query."""
    each = findings.order_by().values("report_id", "rule", "severity")
    try:
        sql, parameters = each.annotate(flags=Count("*")).query.sql_with_params()
    except EmptyResultSet:  # filters that nothing can pass
        return Tallies()
    with connection.cursor() as cursor:
        cursor.execute(_TALLIED.format(each=sql), parameters)
        rows = cursor.fetchall()
    return Tallies(tuple(Tally(*row[:-1]) for row in rows), sum(row[-1] for row in rows))
