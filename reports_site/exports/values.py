"""What an export is made of: columns, records, and values that are more than numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from parsing.indicators import State
from parsing.indicators import Value as Figure
from parsing.models.contents import UNREAD, Content


class Mark(StrEnum):
    """A word in place of a number: its value is what programs read, its label what people do."""

    UNREAD = UNREAD
    NO_REPORT = "no_report"
    NOT_ON_FORM = "not_on_form"
    NO_BASE = "no_base"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    Mark.UNREAD: UNREAD,
    Mark.NO_REPORT: _("no report"),
    Mark.NOT_ON_FORM: _("not on this form"),
    Mark.NO_BASE: _("n = 0"),
    Mark.PUBLISHED: _("published"),
}

Value = str | int | Decimal | Mark | None  # None is a cell in which the report states no number


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its head for people, and what a record has in it."""

    code: str
    label: str
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Export:
    """A table to take along.

    ``name`` begins the file's name. ``count`` is the number of records, known before they are
    fetched; ``marks`` are the words that may stand in cells and are to be explained.
    """

    name: str
    title: str
    columns: Sequence[Column]
    records: Iterable[Any]
    count: int
    marks: Collection[Mark] = (Mark.UNREAD,)

    def row(self, record: Any) -> list[Value]:
        """What the record has in each column."""
        return [column.value(record) for column in self.columns]


STATES = {
    State.BLANK: None,
    State.UNREAD: Mark.UNREAD,
    State.NOT_ON_FORM: Mark.NOT_ON_FORM,
    State.MISSING: Mark.NO_REPORT,
    State.NO_BASE: Mark.NO_BASE,
}


def of_figure(figure: Figure) -> Value:
    """A figure as pages print it, or what stands in its place."""
    return figure.rounded if figure.is_number else STATES[figure.state]


def of_content(content: Content) -> Value:
    """What stands in a cell of a report: a number, a blank, or the mark of one that is unread."""
    return Mark.UNREAD if content.is_uncertain else content.value
