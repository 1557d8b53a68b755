"""Many reports at once, for benchmarks: those of the invented province again and again, by SQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice, product
from typing import Any

from django.db import connection, models

from parsing.models import (
    Agency,
    DisclosureRow,
    DisputeRow,
    Finding,
    Region,
    Report,
    RequestRow,
    Source,
)

YEARS = range(2019, 2026)
FIELDS = ("justice", "education", "natural_resources", "public_security", "market_regulation")
FLAGS = 5  # of each report: more than real ones have
PIECE = 5000
BASE = 10_000_000  # the keys of copies begin here


def crowd(reports: int) -> None:
    """Let there be so many reports: agencies of the example regions, every year, every table.

    Each is a copy of an example report for its year, flags included; examples must be there.
    Triggers rest from here on; the data's version is counted up once.
    """
    wanted = reports // len(YEARS)
    there = Agency.objects.filter(name__startswith="第").count()
    Agency.objects.bulk_create(_agencies(there, wanted), PIECE)
    with connection.cursor() as cursor:
        for model in (Report, Finding, Source):
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        for statement in (_PAIRS, *_copies(), _COUNTS, _VERSION):
            cursor.execute(statement)
        for model in (Source, Report, RequestRow, DisputeRow, DisclosureRow, Finding, Agency):
            cursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")


def _agencies(there: int, wanted: int) -> Iterator[Agency]:
    """The agencies from the number ``there`` on, up to ``wanted`` of them."""
    counties = Region.objects.filter(is_example=True, level=Region.Level.COUNTY)
    places = list(product(counties, FIELDS))
    every = ((number, *place) for number in count() for place in places)
    for number, region, field in islice(every, there, wanted):
        agency = Agency(region=region, level=Agency.Level.COUNTY, field=field, is_example=True)
        agency.name = f"第{number}{region.name}{agency.get_field_display()}局"
        agency.prepare_search()
        yield agency


# Which example report is copied for which agency and year; the copy's key.
_PAIRS = f"""
CREATE TEMPORARY TABLE pairs ON COMMIT PRESERVE ROWS AS
WITH models AS (
    SELECT id, year, form, row_number() OVER (PARTITION BY year ORDER BY id) - 1 AS place,
           count(*) OVER (PARTITION BY year) AS among
    FROM parsing_report WHERE state = 'published' AND id < {BASE}
), crowd AS (
    SELECT id, row_number() OVER (ORDER BY id) AS number
    FROM parsing_agency WHERE name LIKE '第%%'
      AND NOT EXISTS (SELECT 1 FROM parsing_report WHERE agency_id = parsing_agency.id)
)
SELECT models.id AS model, crowd.id AS agency,
       {BASE} + crowd.id * 100 + models.year - 2000 AS copy
FROM crowd JOIN models ON (crowd.number + models.year) %% models.among = models.place
""".replace("%%", "%")


def _copies() -> Iterator[str]:
    """The statements that copy a report with all that belongs to it."""
    digest = "encode(sha256(pairs.copy::text::bytea), 'hex')"
    own = {"id": "pairs.copy", "sha256": digest, "text_sha256": digest}
    yield _copy(Source, own | {"content": "'x'", "text": "'x'"}, "parsing_report.source_id")
    own = {"id": "pairs.copy", "source_id": "pairs.copy", "agency_id": "pairs.agency"}
    yield _copy(Report, own, "parsing_report.id")
    for model in (RequestRow, DisputeRow, DisclosureRow):
        yield _copy(model, {"report_id": "pairs.copy"}, "")
    columns = [field.column for field in Finding._meta.concrete_fields if not field.primary_key]
    own = {"report_id": "pairs.copy", "position": "flag.place"}
    values = [own.get(name, f"found.{name}") for name in columns]
    yield f"""
    WITH found AS (
        SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS among
        FROM parsing_finding WHERE report_id < {BASE}
    )
    INSERT INTO parsing_finding ({", ".join(columns)})
    SELECT {", ".join(values)} FROM pairs CROSS JOIN generate_series(0, {FLAGS - 1}) AS flag(place)
    JOIN found ON found.place = (pairs.copy * {FLAGS} + flag.place) % found.among
    """


def _copy(model: type[models.Model], own: dict[str, str], key: str) -> str:
    """Rows of ``model`` that belong to the reports in ``pairs``, with values of their own."""
    meta: Any = model._meta
    table = meta.db_table
    columns = [
        field.column for field in meta.concrete_fields if not field.primary_key or "id" in own
    ]
    values = [own.get(name, f"held.{name}") for name in columns]
    joined = f"held.id = {key}" if key else "held.report_id = parsing_report.id"
    return f"""
    INSERT INTO {table} ({", ".join(columns)}) SELECT {", ".join(values)}
    FROM pairs JOIN parsing_report ON parsing_report.id = pairs.model
    JOIN {table} AS held ON {joined}
    """


_COUNTS = f"""
UPDATE parsing_report SET errors = found.errors, warnings = found.warnings, notes = found.notes
FROM (
    SELECT report_id, count(*) FILTER (WHERE severity = 'error') AS errors,
           count(*) FILTER (WHERE severity = 'warning') AS warnings,
           count(*) FILTER (WHERE severity = 'info') AS notes
    FROM parsing_finding WHERE report_id >= {BASE} GROUP BY report_id
) AS found WHERE found.report_id = parsing_report.id
"""
_VERSION = "SELECT parsing_count(); DROP TABLE pairs"
