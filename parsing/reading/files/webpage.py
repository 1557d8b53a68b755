"""HTML (saved pages, fragments, single-file archives, tables inside Markdown) → text.

One pass over the source, as forgiving as browsers are: tags need no partner, cells end where the
next begins. Tables become lines of cells, blocks become lines; scripts, styles, forms' choices and
what is hidden are left out.
"""

import re
from html import unescape

from .encodings import decode_page
from .errors import over
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_NESTED_TABLES
from .mime import archived_page
from .tables import Cell, Table, write_table
from .values import Document
from .writing import Writer

_PAGE_WITHIN = 2048
_BEGINS_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|tbody|tr|article|span|h[1-6]|link|style|script|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS_CELLS = re.compile(r"<(?:td|tr|table|html|body)\b[^<>]*>", re.IGNORECASE)
_BEGINS_TAG = re.compile(r"\s*<[!A-Za-z]")

# Never fails behind a "<": an unclosed tag ends where it can go on no longer.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>?"
)
_OPENS = re.compile(r"<(?:!--|[!?/]|[A-Za-z])")
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
_HIDES = re.compile(
    r"\bhidden(?=[\s/]|$)(?!\s*=\s*[\"']?false)|display\s*:\s*none|visibility\s*:\s*hidden",
    re.IGNORECASE,
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_MANY_ROWS = 65_534

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_UNSHOWN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "datalist",
        "textarea",
        "button",
        "iframe",
        "object",
        "svg",
        "nav",
    ]
)
_RAW = frozenset(("script", "style", "textarea", "noscript", "template", "iframe"))
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "pre",
        "title",
        "form",
        "fieldset",
        "legend",
        "blockquote",
        "center",
        "caption",
        "address",
        "figure",
        "figcaption",
        "body",
    ]
)


def is_page(content: bytes) -> bool:
    """Whether the bytes are the source of a page, or an archive of one."""
    head = content[:_PAGE_WITHIN].replace(b"\x00", b"")
    return (
        _BEGINS_PAGE.match(head.lstrip(b"\xff\xfe")) is not None
        or archived_page(content) is not None
    )


def is_source(text: str) -> bool:
    """Whether a text holds a table written as HTML."""
    return _HAS_CELLS.search(text) is not None


def read(content: bytes) -> Document:
    """The text of a page. Raises FileError where its characters cannot be read."""
    archived = archived_page(content)
    text, encoding = decode_page(*archived) if archived else decode_page(content)
    return read_source(text, encoding)


def read_source(source: str, encoding: str) -> Document:
    """The text of HTML source, or of Markdown with tables in HTML.

    In Markdown the line ends outside of tables stay: there they mean something.
    """
    is_html = _BEGINS_TAG.match(source) is not None
    for shows_hidden in (False, True):
        page = _Page(source, keeps_lines=not is_html, shows_hidden=shows_hidden)
        if page.read():
            break
    return page.writer.document("html" if is_html else "md", encoding)


class _Page:
    """One pass over a source.

    ``tables`` are the open tables, the innermost last; text stands in its open cell, or, where
    none is open, in the paragraph around the tables.
    """

    def __init__(self, source: str, *, keeps_lines: bool, shows_hidden: bool) -> None:
        self.source = source
        self.keeps_lines = keeps_lines
        self.shows_hidden = shows_hidden
        self.writer = Writer()
        self.paragraph: list[str] = []
        self.tables: list[_OpenTable] = []
        self.unshown = ""
        self.depth = 0
        self.cells = 0
        self.preformatted = 0

    def read(self) -> bool:
        """Read it all; False where something hidden was never closed."""
        source, end = self.source, 0
        for opening in _OPENS.finditer(source):
            start = opening.start()
            if start < end:
                continue
            self.take_text(source[end:start])
            end = self.take_markup(opening.group(), start)
        self.take_text(source[end:])
        while self.tables:
            self.close_table()
        self.flush()
        return not self.unshown

    def take_markup(self, opening: str, start: int) -> int:
        """Take what begins at ``start``; return where it ends."""
        if opening == "<!--":
            return _behind(self.source, "-->", start)
        tag = _TAG.match(self.source, start)
        if tag is None:
            return _behind(self.source, ">", start)
        name = tag["name"].lower()
        if tag["close"]:
            self.take_end(name)
            return tag.end()
        self.take_start(name, tag["attributes"])
        if name in _RAW:
            return _closing(self.source, name, tag.end())
        return tag.end()

    # --- text ---------------------------------------------------------------------------------

    def take_text(self, text: str) -> None:
        if not text or self.unshown:
            return
        cell = self.tables[-1].cell if self.tables else None
        is_kept = self.preformatted or (self.keeps_lines and not self.tables)
        text = unescape(text if is_kept else _WHITE.sub(" ", text))
        if cell is not None:
            cell.blocks.append(text)
        elif text.strip() and self.tables and self.tables[-1].is_implied:
            self.close_table()
            self.take_text(text)
        elif text.strip() or not self.tables:
            self.paragraph.append(text)

    def break_line(self) -> None:
        cell = self.tables[-1].cell if self.tables else None
        (self.paragraph if cell is None else cell.blocks).append("\n")

    def flush(self) -> None:
        """Write the paragraphs before the next table."""
        self.writer.paragraph("".join(self.paragraph))
        self.paragraph.clear()

    # --- tags ---------------------------------------------------------------------------------

    def take_start(self, name: str, attributes: str) -> None:
        if self.unshown:
            self.depth += name == self.unshown
            return
        if name not in _VOID and self.is_unshown(name, attributes):
            self.unshown, self.depth = name, 1
            if name in ("td", "th", "tr"):
                self.end_cell()
            return
        if name == "table":
            self.open_table()
        elif name == "tr":
            self.open_row()
        elif name in ("td", "th"):
            self.open_cell(attributes)
        elif name in ("br", "hr") or name in _BLOCKS:
            self.preformatted += name == "pre"
            self.break_line()

    def take_end(self, name: str) -> None:
        if self.unshown:
            self.depth -= name == self.unshown
            if not self.depth or (name == "table" and self.unshown in ("td", "th", "tr")):
                self.unshown = ""
            if self.unshown or name != "table":
                return
        if name == "table":
            self.close_table()
        elif name in ("td", "th", "tr"):
            self.end_cell()
        elif name in _BLOCKS:
            self.preformatted -= name == "pre" and self.preformatted > 0
            self.break_line()

    def is_unshown(self, name: str, attributes: str) -> bool:
        if name in _UNSHOWN:
            return True
        return bool(attributes) and not self.shows_hidden and _HIDES.search(attributes) is not None

    # --- tables -------------------------------------------------------------------------------

    def open_table(self) -> None:
        if self.tables and (self.tables[-1].cell is None):
            self.close_table()
        if len(self.tables) >= MOST_NESTED_TABLES:
            raise over("nesting", MOST_NESTED_TABLES)
        self.tables.append(_OpenTable())

    def open_row(self) -> None:
        if not self.tables:
            self.tables.append(_OpenTable(is_implied=True))
        table = self.tables[-1]
        table.cell = None
        table.rows.append([])

    def open_cell(self, attributes: str) -> None:
        if not self.tables or not self.tables[-1].rows:
            self.open_row()
        table = self.tables[-1]
        spans = {name.lower(): int(value) for name, value in _SPAN.findall(attributes)}
        rows = spans.get("rowspan", 1)
        table.cell = Cell(
            columns=min(max(spans.get("colspan", 1), 1), MOST_COLUMNS),
            rows=min(rows, _MANY_ROWS) or _MANY_ROWS,
        )
        table.rows[-1].append(table.cell)
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise over("cells", MOST_CELLS)

    def end_cell(self) -> None:
        if self.tables:
            self.tables[-1].cell = None

    def close_table(self) -> None:
        if not self.tables:
            return
        table = Table([row for row in self.tables.pop().rows if row])
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell.blocks.append(table)
        elif table.rows:
            self.flush()
            write_table(self.writer, table)


class _OpenTable:
    """A table that is being read; ``is_implied`` where the source has rows without a table."""

    def __init__(self, *, is_implied: bool = False) -> None:
        self.rows: list[list[Cell]] = []
        self.cell: Cell | None = None
        self.is_implied = is_implied


def _behind(source: str, mark: str, start: int) -> int:
    at = source.find(mark, start)
    return len(source) if at < 0 else at + len(mark)


def _closing(source: str, name: str, start: int) -> int:
    """Where the content of a raw element ends; it holds no tags."""
    closing = re.compile(f"</{name}\\b", re.IGNORECASE).search(source, start)
    return closing.start() if closing else len(source)
