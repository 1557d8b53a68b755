"""What kind of file some bytes are, told by the bytes: signatures, zip members, marks of a text."""

import re

from .errors import FileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Some programs write a few bytes before the mark of a PDF; readers accept a thousand.
_PDF_WITHIN = 1024
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"AT&TFORM", "DjVu"),
    (b"%!PS", "PostScript"),
)
_MARKED_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def signature(content: bytes) -> str:
    """``zip``, ``pdf``, ``ole`` or ``text``, by the first bytes.

    Raises FileError for a format that is known and not read.
    """
    if content.startswith(_ZIP):
        return "zip"
    if content.startswith(_OLE):
        return "ole"
    for mark, name in _OTHERS:
        if content.startswith(mark):
            raise FileError("unsupported", format=name)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if not content.startswith(_MARKED_UTF16) and _CONTROL.search(content, 0, _PDF_WITHIN):
        for mark, name in _PICTURES:
            if content.startswith(mark):
                raise FileError("image", format=name)
    return "text"


def refusal_of_ole(content: bytes) -> FileError:
    """Why a compound file is not read: an old document, an old workbook, or an encrypted new one."""
    for name, code in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "old_word"),
        ("Workbook", "old_excel"),
        ("Book", "old_excel"),
    ):
        if name.encode("utf-16-le") in content:
            return FileError(code)
    return FileError("unsupported", format="OLE")


def kind_of_zip(names: frozenset[str]) -> str:
    """``docx``, ``xlsx`` or ``zip``, by the members' names.

    Raises FileError for a package that is known and not read.
    """
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("ppt/") for name in names):
        raise FileError("unsupported", format="pptx")
    if "OFD.xml" in names:
        raise FileError("unsupported", format="OFD")
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        raise FileError("unsupported", format="OpenDocument")
    return "zip"
