"""Word documents (.docx, as Word, WPS, LibreOffice and converters write them) → text.

Read are the body's paragraphs and tables in their order, text boxes behind the paragraph that
they are anchored in, web pages that were put in as they are. Left out: deleted text of tracked changes, hidden text, field codes, headers
and footers, notes.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import webpage
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
        package = _Package.of(opened)
        body = child(parse(package.unpack(package.main), kind=_KIND), "body")
        if body is None:
            raise FileError("broken", kind=_KIND)
        writer = Writer()
        related = package.related()
        for element in body:
            if local(element.tag) != "altChunk":
                _write(writer, _blocks([element]))
            elif name := related.pop(attribute(element, "id") or "", ""):
                _write_page(writer, package.unpack(name))
    return writer.document("docx")


def _write(writer: Writer, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            write_table(writer, block)
        else:
            writer.paragraph(block)


def _write_page(writer: Writer, content: bytes) -> None:
    """Write a web page that the document holds as it came, as export from web systems does."""
    if webpage.is_page(content):
        writer.inserted(webpage.read(content))


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of the document by their names, and the name of its main part."""

    opened: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    main: str

    @classmethod
    def of(cls, opened: zipfile.ZipFile) -> "_Package":
        """The parts, the main one as the package names it. Raises FileError where it is missing."""
        parts = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info for info in opened.infolist()
        }
        package = cls(opened, parts, "word/document.xml")
        for relation in package.relations("_rels/.rels"):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath(attribute(relation, "Target") or "").lstrip("/").lower()
                package = cls(opened, parts, target if target in parts else package.main)
        if package.main not in parts:
            raise FileError("broken", kind=_KIND)
        return package

    def unpack(self, name: str) -> bytes:
        """A part's bytes."""
        return unpack(self.opened, self.parts[name])

    def relations(self, name: str) -> Iterable[Element]:
        """What the part of that name relates; nothing where there is none."""
        return parse(self.unpack(name), kind=_KIND) if name in self.parts else ()

    def related(self) -> dict[str, str]:
        """The names of the parts that the main one refers to, by the relation."""
        folder, main = posixpath.split(self.main)
        names = {}
        for each in self.relations(f"{folder}/_rels/{main}.rels"):
            target = posixpath.join("/", folder, attribute(each, "Target") or "")
            name = posixpath.normpath(target).lstrip("/").lower()
            if name in self.parts:
                names[attribute(each, "Id") or ""] = name
        return names


# --- blocks -----------------------------------------------------------------------------------


def _blocks(parent: Iterable[Element]) -> Iterator[Block]:
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
