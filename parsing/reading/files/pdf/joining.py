"""Pages → one text: tables that go on over a page put together, lines joined to paragraphs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..tables import Cell, Table, write_table
from ..writing import Writer, joined
from .captions import NUMBERED
from .furniture import without_furniture
from .lines import Line, is_chinese_letter
from .page import Blocks, BoxText, Part, usual_size
from .unruled import Loose, with_tables

_SAME_SIDE = 6.0
_SAME_LINE = 3.0
_MOST_HEAD_ROWS = 6
_MOST_HANGING = 6
# Columns of merged labels before the values: all of them can be without a frame.
_MOST_UNFRAMED = 3
# Shares of the font's size: what a full line may leave free, an indent, a line's height.
_RAGGED = 1.6
_INDENT = 1.2
_FIRST_INDENT = 3.0
_LEADING = 2.4
_SAME_SIZE = 0.1


def write_pages(writer: Writer, pages: Sequence[Blocks]) -> None:
    """Write the blocks of all pages in order."""
    lines: list[Line] = []
    open_table: list[tuple[int, Part]] = []
    for number, blocks in enumerate(_with_hanging(without_furniture(pages)), start=1):
        for index, block in enumerate(blocks):
            if isinstance(block, Line):
                _write_table(writer, open_table)
                open_table = []
                block.page = number
                lines.append(block)
                continue
            _write_lines(writer, lines)
            lines = []
            if not (index == 0 and open_table and _goes_on(open_table, block)):
                _write_table(writer, open_table)
                open_table = []
            open_table.append((number, block))
    _write_table(writer, open_table)
    _write_lines(writer, lines)


# --- tables -----------------------------------------------------------------------------------


def _with_hanging(pages: Sequence[Blocks]) -> list[Blocks]:
    """The pages, a table's last characters that hang below its frame put back into their cell.

    Programs that cut a merged cell at a page's end leave the end of its words there.
    """
    mended = [list(blocks) for blocks in pages]
    for blocks, following in pairwise(mended):
        if len(blocks) < 2 or not following or not isinstance(following[0], Part):
            continue
        part, line = blocks[-2], blocks[-1]
        if not (isinstance(part, Part) and isinstance(line, Line)):
            continue
        box = _box_above(part, line)
        if box and len(line.text) <= _MOST_HANGING and _goes_on([(0, part)], following[0]):
            box.text += line.text
            blocks.pop()
    return mended


def _box_above(part: Part, line: Line) -> BoxText | None:
    """The last cell with words above a line, where the line stands between its sides."""
    for row in reversed(part.rows):
        for box in row:
            if box.text and box.left <= line.left and line.right <= box.right:
                return box
    return None


def _goes_on(table: Sequence[tuple[int, Part]], part: Part) -> bool:
    """Whether a part at the top of a page goes on with the table above.

    It ends where that ends, and begins where that begins or at another of its lines: programs draw
    no frame around what a merged cell leaves blank on the next page.
    """
    xs = _lines_of_all(above.xs for _, above in table)
    return (
        abs(xs[-1] - part.xs[-1]) <= _SAME_SIDE
        and min(abs(x - part.xs[0]) for x in xs[: _MOST_UNFRAMED + 1]) <= _SAME_SIDE
    )


def _write_table(writer: Writer, parts: Sequence[tuple[int, Part]]) -> None:
    if not parts:
        return
    xs = _lines_of_all(part.xs for _, part in parts)
    first = parts[0][1]
    rows: list[list[Cell]] = []
    pages: list[int] = []
    for number, part in parts:
        repeated = _repeated_head(first, part) if part is not first else 0
        unframed = _place(xs, part.xs[0])
        for row in part.rows[repeated:]:
            blank = [Cell(columns=unframed)] if unframed else []
            rows.append([*blank, *(_cell(box, xs) for box in row)])
            pages.append(number)
    write_table(writer, Table(rows), pages=pages)


def _lines_of_all(parts: Iterable[Sequence[float]]) -> list[float]:
    """The vertical lines of all parts of a table, those at one place once."""
    xs: list[float] = []
    for x in sorted(x for part in parts for x in part):
        if not xs or x - xs[-1] > _SAME_LINE:
            xs.append(x)
    return xs


def _cell(box: BoxText, xs: Sequence[float]) -> Cell:
    columns = _place(xs, box.right) - _place(xs, box.left)
    return Cell([box.text], max(columns, 1), box.rows)


def _place(xs: Sequence[float], x: float) -> int:
    """Which of the lines stands at ``x``."""
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))


def _repeated_head(first: Part, part: Part) -> int:
    """How many rows at the top of a part repeat the head of the table."""
    count = 0
    for row, head in zip(part.rows[:_MOST_HEAD_ROWS], first.rows, strict=False):
        texts = [joined(box.text) for box in row]
        if texts != [joined(box.text) for box in head] or any(map(_is_number, texts)):
            break
        count += 1
    return count


def _is_number(text: str) -> bool:
    return text.replace(".", "").replace(",", "").lstrip("+-").isdecimal()


# --- lines ------------------------------------------------------------------------------------


def _write_lines(writer: Writer, lines: Sequence[Line]) -> None:
    """Write lines as paragraphs, and the tables that they make without rules as tables."""
    if not lines:
        return
    sides = _Sides(min(line.left for line in lines), max(line.right for line in lines))
    size = usual_size(lines)
    paragraph: list[Line] = []
    for block in with_tables(lines):
        if isinstance(block, Line) and paragraph and sides.continues(paragraph[-1], block):
            paragraph.append(block)
            continue
        _write_paragraph(writer, paragraph)
        paragraph = []
        if isinstance(block, Loose):
            _write_loose(writer, block)
        elif len(block.words) > 1:
            writer.page = block.page
            writer.printed(_in_columns(block, sides.left, size))
        else:
            paragraph = [block]
    _write_paragraph(writer, paragraph)


def _write_paragraph(writer: Writer, lines: Sequence[Line]) -> None:
    if not lines:
        return
    writer.page = lines[0].page
    text = lines[0].text
    for line in lines[1:]:
        is_chinese = is_chinese_letter(text[-1]) or is_chinese_letter(line.text[0])
        text += line.text if is_chinese else f" {line.text}"
    writer.paragraph(text)


def _write_loose(writer: Writer, table: Loose) -> None:
    has_labels = any(row.label for row in table.rows)
    cells = [
        [Cell([text]) for text in ([row.label] * has_labels + row.values)] for row in table.rows
    ]
    write_table(writer, Table(cells), pages=[row.page for row in table.rows])


class _Sides(NamedTuple):
    """The left and right ends of the lines."""

    left: float
    right: float

    def continues(self, above: Line, line: Line) -> bool:
        """Whether a line goes on with the paragraph above: that is full, this begins at the left."""
        is_next = (
            line.base - above.base <= _LEADING * line.size
            if line.page == above.page
            else line.page == above.page + 1
        )
        return (
            is_next
            and self.right - above.right <= _RAGGED * above.size
            and above.left - self.left <= _FIRST_INDENT * above.size
            and line.left - self.left <= _INDENT * line.size
            and abs(line.size - above.size) <= _SAME_SIZE * line.size
            and not NUMBERED.match(line.text)
        )


def _in_columns(line: Line, left: float, size: float) -> str:
    """The line with its words at their places, a Chinese character two columns wide."""
    printed = ""
    width = 0
    for word in line.words:
        at = round((word.left - left) / size * 2)
        spaces = max(at - width, 2 if printed else 0)
        printed += " " * spaces + word.text
        width += spaces + sum(1 + is_chinese_letter(character) for character in word.text)
    return printed
