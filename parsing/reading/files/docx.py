"""Word documents (.docx, as Word, WPS, LibreOffice and converters write them) → text.

Read are the body's paragraphs and tables in their order, text boxes behind the paragraph that
they are anchored in. Left out: deleted text of tracked changes, hidden text, field codes, headers
and footers, notes.
"""

import posixpath
import zipfile
from collections.abc import Iterator

from .errors import FileError
from .limits import MOST_COLUMNS
from .package import open_zip, unpack
from .tables import Block, Cell, Table, write_table
from .values import Document
from .writing import Writer
from .xml import Element, attribute, child, local, parse

_KIND = "docx"
# Elements around content that change nothing about it.
_WRAPPERS = frozenset(
    [
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "r",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
        "oMath",
        "oMathPara",
    ]
)
_SPELLED = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OFF = frozenset(("0", "false", "off", "none"))


def read(content: bytes) -> Document:
    """The text of a Word document. Raises FileError where it is broken or beyond a limit."""
    with open_zip(content) as opened:
        root = parse(unpack(opened, _main_part(opened)), kind=_KIND)
    body = child(root, "body")
    if body is None:
        raise FileError("broken", kind=_KIND)
    writer = Writer()
    for block in _blocks(body):
        if isinstance(block, Table):
            write_table(writer, block)
        else:
            writer.paragraph(block)
    return writer.document("docx")


def _main_part(opened: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The part that the package names as its document."""
    names = {
        info.filename.replace("\\", "/").lstrip("/").lower(): info for info in opened.infolist()
    }
    target = "word/document.xml"
    relations = names.get("_rels/.rels")
    if relations is not None:
        for relation in parse(unpack(opened, relations), kind=_KIND):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath(attribute(relation, "Target") or "").lstrip("/")
    main = names.get(target.lower()) or names.get("word/document.xml")
    if main is None:
        raise FileError("broken", kind=_KIND)
    return main


# --- blocks -----------------------------------------------------------------------------------


def _blocks(parent: Element) -> Iterator[Block]:
    """The paragraphs and tables of a body, a cell or a text box; a paragraph ends its line."""
    for element in parent:
        name = local(element.tag)
        if name == "p":
            text, boxes = _paragraph(element)
            yield text + "\n"
            for box in boxes:
                yield from _blocks(box)
        elif name == "tbl":
            yield _table(element)
        elif name in _WRAPPERS:
            yield from _blocks(element)
        elif name == "AlternateContent":
            yield from _blocks(_chosen(element))


def _paragraph(paragraph: Element) -> tuple[str, list[Element]]:
    """The paragraph's text, and the text boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[Element] = []
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        name = local(element.tag)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _SPELLED:
            pieces.append(_SPELLED[name])
        elif name in ("drawing", "pict", "object"):
            boxes += _boxes(element)
        elif name == "AlternateContent":
            waiting.append(iter(_chosen(element)))
        elif name in _WRAPPERS and not _is_hidden(element):
            waiting.append(iter(element))
    return "".join(pieces), boxes


def _chosen(alternatives: Element) -> Element:
    """Of several versions of the same content, one that has text; else the first."""
    versions = [each for each in alternatives if local(each.tag) in ("Choice", "Fallback")]
    for version in versions:
        if any(local(element.tag) in ("t", "txbxContent") for element in version.iter()):
            return version
    return versions[0] if versions else alternatives


def _boxes(drawing: Element) -> list[Element]:
    """The text boxes in a drawing, those within another text box aside."""
    boxes: list[Element] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if local(element.tag) == "txbxContent":
            boxes.append(element)
        elif local(element.tag) == "AlternateContent":
            waiting.append(_chosen(element))
        else:
            waiting += reversed(element)
    return boxes


def _is_hidden(run: Element) -> bool:
    return _is_on(child(child(run, "rPr"), "vanish"))


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and (attribute(toggle, "val") or "1") not in _OFF


# --- tables -----------------------------------------------------------------------------------


def _table(element: Element) -> Table:
    return Table([row for row in map(_row, _wrapped(element, "tr")) if row])


def _row(element: Element) -> list[Cell]:
    """The row's cells; none where the row was deleted."""
    properties = child(element, "trPr")
    if child(properties, "del") is not None or _is_on(child(properties, "hidden")):
        return []
    before = _count(child(properties, "gridBefore"))
    after = _count(child(properties, "gridAfter"))
    return [
        *([Cell(columns=before)] if before else ()),
        *map(_cell, _wrapped(element, "tc")),
        *([Cell(columns=after)] if after else ()),
    ]


def _cell(element: Element) -> Cell:
    """A cell; one that goes on with the cell above it is blank."""
    properties = child(element, "tcPr")
    columns = max(_count(child(properties, "gridSpan")), 1)
    merged = child(properties, "vMerge")
    is_covered = merged is not None and attribute(merged, "val") != "restart"
    is_deleted = child(properties, "cellDel") is not None
    return Cell([] if is_covered or is_deleted else list(_blocks(element)), columns)


def _wrapped(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for element in parent:
        if local(element.tag) == name:
            yield element
        elif local(element.tag) in _WRAPPERS:
            yield from _wrapped(element, name)


def _count(element: Element | None) -> int:
    value = attribute(element, "val") or ""
    return min(int(value), MOST_COLUMNS) if value.isascii() and value.isdecimal() else 0
