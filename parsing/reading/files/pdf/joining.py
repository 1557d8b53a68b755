"""Pages → one text: tables that go on over a page put together, lines joined to paragraphs."""

from collections.abc import Iterable, Sequence

from ..tables import Cell, Table, write_table
from ..writing import Writer, joined
from .furniture import without_furniture
from .lines import Line
from .page import Blocks, BoxText, Part, usual_size

_SAME_SIDE = 6.0
_SAME_LINE = 3.0
_MOST_HEAD_ROWS = 6
# Shares of the font's size: what a full line may leave free, an indent, a line's height.
_RAGGED = 1.6
_INDENT = 1.2
_LEADING = 2.4


def write_pages(writer: Writer, pages: Sequence[Blocks]) -> None:
    """Write the blocks of all pages in order."""
    pages = without_furniture(pages)
    open_table: list[tuple[int, Part]] = []
    for number, blocks in enumerate(pages, start=1):
        for index, block in enumerate(blocks):
            if isinstance(block, Part) and open_table and index == 0 and _goes_on(open_table, block):
                open_table.append((number, block))
                continue
            _write_table(writer, open_table)
            open_table = []
            writer.page = number
            if isinstance(block, Part):
                open_table = [(number, block)]
            elif index == 0 or isinstance(blocks[index - 1], Part):
                _write_lines(writer, _run(blocks[index:]))
    _write_table(writer, open_table)


# --- tables -----------------------------------------------------------------------------------


def _goes_on(table: Sequence[tuple[int, Part]], part: Part) -> bool:
    """Whether a part at the top of a page has the sides of the table above."""
    above = table[-1][1]
    return (
        abs(above.xs[0] - part.xs[0]) <= _SAME_SIDE
        and abs(above.xs[-1] - part.xs[-1]) <= _SAME_SIDE
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
        for row in part.rows[repeated:]:
            rows.append([_cell(box, xs) for box in row])
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
    start, end = (min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in (box.left, box.right))
    return Cell([box.text], max(end - start, 1), box.rows)


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


def _run(blocks: Blocks) -> list[Line]:
    """The lines up to the next table."""
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Part):
            break
        run.append(block)
    return run


def _write_lines(writer: Writer, lines: Sequence[Line]) -> None:
    """Write lines as paragraphs; those with wide gaps as they stand, in columns of characters."""
    size = usual_size(lines)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    is_columnar = sum(len(line.words) > 2 for line in lines) > 2
    paragraph = ""
    for index, line in enumerate(lines):
        if is_columnar and len(line.words) > 1:
            writer.paragraph(paragraph)
            paragraph = ""
            writer.printed(_in_columns(line, left, size))
            continue
        if paragraph and _continues(lines[index - 1], line, (left, right)):
            paragraph = joined(f"{paragraph}\n{line.text}")
            continue
        writer.paragraph(paragraph)
        paragraph = line.text
    writer.paragraph(paragraph)


def _continues(above: Line, line: Line, sides: tuple[float, float]) -> bool:
    """Whether a line goes on with the paragraph above: that is full, this begins at the margin."""
    left, right = sides
    return (
        right - above.right <= _RAGGED * above.size
        and line.left - left <= _INDENT * line.size
        and line.base - above.base <= _LEADING * line.size
        and abs(line.size - above.size) <= 0.1 * line.size
    )


def _in_columns(line: Line, left: float, size: float) -> str:
    """The line with its words at their places, a Chinese character two columns wide."""
    printed = ""
    width = 0
    for word in line.words:
        at = round((word.left - left) / size * 2)
        spaces = max(at - width, 2 if printed else 0)
        printed += " " * spaces + word.text
        width += spaces + sum(1 + (character >= "\u2e80") for character in word.text)
    return printed
