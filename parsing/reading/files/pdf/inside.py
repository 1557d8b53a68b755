"""The bytes of a PDF → its document, within one process. ``process`` runs this in another."""

from ctypes import c_char_p, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from ..errors import FileError, over
from ..limits import MOST_PAGES
from ..values import Document
from ..writing import Writer
from .content import content_of
from .joining import write_pages
from .page import Blocks, blocks_of

_REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: "encrypted",
    pdfium.FPDF_ERR_SECURITY: "encrypted",
}
# Fewer characters a page than these are stamps and page numbers on pictures of pages.
_LEAST_A_PAGE = 20
# Where the file does not say what most characters mean, the others cannot be trusted.
_UNMAPPED_SHARE = 0.1


def read_here(content: bytes) -> Document:
    """The text of a PDF with its pages. Raises FileError where there is none, or a limit is met."""
    pdfium.FPDF_InitLibrary()
    buffer = create_string_buffer(content, len(content))
    opened = pdfium.FPDF_LoadMemDocument64(buffer, len(content), c_char_p(None))
    if not opened:
        code = _REFUSALS.get(pdfium.FPDF_GetLastError())
        raise FileError(code) if code else FileError("broken", kind="pdf")
    try:
        return _document(opened)
    finally:
        pdfium.FPDF_CloseDocument(opened)


def _document(opened: Any) -> Document:
    count = pdfium.FPDF_GetPageCount(opened)
    if count > MOST_PAGES:
        raise over("pages", MOST_PAGES)
    pages: list[Blocks] = []
    chars = pictures = unmapped = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(opened, number)
        if not page:
            raise FileError("broken", kind="pdf")
        try:
            content = content_of(page)
        finally:
            pdfium.FPDF_ClosePage(page)
        chars += len(content.chars)
        pictures += content.pictures
        unmapped += content.unmapped
        pages.append(blocks_of(content))
    if unmapped > _UNMAPPED_SHARE * (chars + unmapped):
        raise FileError("no_text")
    if chars < _LEAST_A_PAGE * count and pictures:
        raise FileError("scanned")
    if not chars:
        raise FileError("no_text")
    writer = Writer()
    write_pages(writer, pages)
    return writer.document("pdf")
