"""Text as it stands on the pages of a PDF: folded lines, labels wrapped inside narrow columns."""

import re
from collections.abc import Iterator, Sequence

from .grids import LEFT, REQUESTS_LABELS, GridRow

LINE = 40
ROWS_ON_A_PAGE = 13
FIRST_PAGE_OF_TABLE = 3
OWN_LABEL_WIDTHS = (15, 11, 5)
HEADING_WIDTHS = (4, 5)

UNBROKEN = re.compile(r"[0-9A-Za-z.%]+|[“（《].|.")
CLOSING_MARKS = "，。；、）”》："


def folded(paragraph: str, width: int = LINE) -> str:
    """The paragraph in lines of about ``width`` characters; numbers stay in one piece."""
    return "\n".join(_pieces(paragraph, width))


def joined(rows: Sequence[GridRow]) -> str:
    """A line for each row, spaces between its cells."""
    return "\n".join(" ".join(_texts(row)) for row in rows)


def wrapped(rows: Sequence[GridRow]) -> str:
    """Table 三 with spaces between cells, labels wrapped in narrow columns, page numbers between."""
    return "\n".join(_with_page_numbers(list(_wrapped(rows))))


def _pieces(text: str, width: int) -> list[str]:
    lines = [""]
    for piece in UNBROKEN.findall(text):
        if len(lines[-1]) + len(piece) > width and piece not in CLOSING_MARKS:
            lines.append("")
        lines[-1] += piece
    return lines


def _wrapped(rows: Sequence[GridRow]) -> Iterator[list[str]]:
    """The lines of each row; what a merged heading has left over goes before the rows below it."""
    left_over: list[list[str]] = [[] for _ in HEADING_WIDTHS]
    for row in rows:
        labels = [slot for slot in row[:REQUESTS_LABELS] if slot is not LEFT]
        for column, heading in enumerate(labels[:-1]):
            if isinstance(heading, str):
                left_over[column] = _pieces(heading, HEADING_WIDTHS[column])
        numbers = _texts(row[REQUESTS_LABELS:])
        own = labels[-1]
        lines = _pieces(own, OWN_LABEL_WIDTHS[len(labels) - 1]) if isinstance(own, str) else [""]
        lines[0] = " ".join([lines[0], *numbers]).strip()
        beside = left_over[: len(labels) - 1]
        yield [_behind(beside, line) for line in lines]


def _behind(columns: Sequence[list[str]], line: str) -> str:
    return " ".join([*(pieces.pop(0) for pieces in columns if pieces), line])


def _with_page_numbers(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for place, lines in enumerate(rows):
        if place and place % ROWS_ON_A_PAGE == 0:
            yield f"- {FIRST_PAGE_OF_TABLE + place // ROWS_ON_A_PAGE} -"
        yield from lines


def _texts(row: GridRow) -> list[str]:
    return [slot for slot in row if isinstance(slot, str)]
