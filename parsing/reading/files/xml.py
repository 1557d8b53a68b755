"""XML from strangers → a tree, with no entities, no doctype, and a bounded number of elements."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

from .errors import FileError, over
from .limits import MOST_MARKS, MOST_NESTED_ELEMENTS

Element = ElementTree.Element

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Office files have some hundreds of names; a stranger's may have any number.
_MOST_TAGS = 2_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def parse(content: bytes, *, kind: str) -> Element:
    """The root of the document in ``content``.

    Office files are UTF-8 or UTF-16; the text is decoded here, so that no encoding can hide a
    doctype. Raises FileError: ``broken`` with ``kind``, or a limit.
    """
    text = _decoded(content, kind)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FileError("broken", kind=kind)
    if text.count("<") > MOST_MARKS:
        raise over("elements", MOST_MARKS)
    try:
        root = ElementTree.fromstring(_DECLARATION.sub("", text, count=1))  # noqa: S314  (no doctype, no entities)
    except (ElementTree.ParseError, ValueError) as error:
        raise FileError("broken", kind=kind) from error
    _measure_depth(root)
    return root


def _decoded(content: bytes, kind: str) -> str:
    encoding, offset = "utf-8", 0
    for mark, marked in _MARKS:
        if content.startswith(mark):
            encoding, offset = marked, len(mark)
    try:
        return content[offset:].decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError("broken", kind=kind) from error


def _measure_depth(root: Element) -> None:
    level = [root]
    for _ in range(MOST_NESTED_ELEMENTS):
        level = [child for element in level for child in element]
        if not level:
            return
    raise over("nesting", MOST_NESTED_ELEMENTS)


@lru_cache(_MOST_TAGS)
def local(tag: str) -> str:
    """A tag's name without its namespace: Office files use two sets of namespaces."""
    return tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The element's own children of that name."""
    return (child for child in element if local(child.tag) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name; None where there is none."""
    for each in () if element is None else element:
        if local(each.tag) == name:
            return each
    return None


def attribute(element: Element | None, name: str) -> str | None:
    """The value of the attribute of that name, whatever its namespace."""
    if element is None:
        return None
    return next((value for key, value in element.items() if local(key) == name), None)
