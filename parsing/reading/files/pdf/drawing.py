"""A page of a PDF → a picture of it, within one process. ``process`` runs this in another."""

import struct
import zlib
from ctypes import c_char_p, create_string_buffer, string_at
from typing import Any

import pypdfium2.raw as pdfium

from ..errors import FileError

WIDTH = 1000  # pixels: as wide as a pane of a large window, at twice the density of a phone's
_MOST_HEIGHT = 3000
_WHITE = 0xFFFFFFFF
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS_RGB = bytes((8, 2, 0, 0, 0))


def draw_here(content: bytes, number: int) -> bytes:
    """The page ``number``, counted from 1, as a PNG. Raises FileError where there is none."""
    pdfium.FPDF_InitLibrary()
    buffer = create_string_buffer(content, len(content))
    opened = pdfium.FPDF_LoadMemDocument64(buffer, len(content), c_char_p(None))
    if not opened:
        raise FileError("broken", kind="pdf")
    try:
        page = pdfium.FPDF_LoadPage(opened, number - 1)
        if not page:
            raise FileError("broken", kind="pdf")
        try:
            return _drawn(page)
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(opened)


def _drawn(page: Any) -> bytes:
    shape = pdfium.FPDF_GetPageHeightF(page) / max(pdfium.FPDF_GetPageWidthF(page), 1.0)
    height = max(1, min(round(WIDTH * shape), _MOST_HEIGHT))
    bitmap = pdfium.FPDFBitmap_CreateEx(WIDTH, height, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, WIDTH, height, _WHITE)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, WIDTH, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = (pixels[at : at + 3 * WIDTH] for at in range(0, stride * height, stride))
    return _png(height, b"".join(b"\0" + row for row in rows))


def _png(height: int, rows: bytes) -> bytes:
    """Rows of pixels, each behind its filter (0: none), as the PNG specification packs them."""
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">II", WIDTH, height) + _EIGHT_BITS_RGB),
            _chunk(b"IDAT", zlib.compress(rows)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
