"""Many new rows stored at once by COPY, which takes a thirtieth of the time of an INSERT of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

Value = Callable[[Any], Any]


def insert_many(rows: Iterable[models.Model]) -> None:
    """Store new rows of one model, in their order; each has its key afterwards.

    What they point at is stored already. IntegrityError where a constraint does not hold.
    """
    new = list(rows)
    if not new:
        return
    model = type(new[0])
    _number(model, new)
    _point(model, new)
    fields = model._meta.concrete_fields
    values = [_value(field) for field in fields]
    names = ", ".join(connection.ops.quote_name(field.column or "") for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
    ):
        for row in new:
            copy.write_row([value(row) for value in values])
    for row in new:
        row._state.adding, row._state.db = False, connection.alias


def _number(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Give each row its key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            (model._meta.db_table, len(rows)),
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key


def _point(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Take over the keys of what was stored after a row was made that points at it."""
    for field in model._meta.concrete_fields:
        if not field.is_relation:
            continue
        for row in rows:
            if getattr(row, field.attname) is None and (related := getattr(row, field.name)):
                setattr(row, field.attname, related.pk)


def _value(field: models.Field[Any, Any]) -> Value:
    """What COPY takes for a field of a row."""
    held = attrgetter(field.attname)
    if isinstance(field, models.JSONField):
        return lambda row: json.dumps(held(row), ensure_ascii=False)
    if isinstance(field, ArrayField):
        return lambda row: _array(held(row))
    if isinstance(field, models.DateTimeField):  # which may set itself
        return lambda row: field.pre_save(row, True)
    return held


def _array(values: Iterable[int | str]) -> str:
    """A list as PostgreSQL writes it."""
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value: int | str) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
