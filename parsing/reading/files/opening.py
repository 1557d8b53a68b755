"""One door for files of every kind. What opens a kind is imported when a file of it comes."""

from . import kinds
from .errors import FileError, over
from .limits import MOST_BYTES
from .values import Document


def open_document(content: bytes, *, filename: str = "") -> Document:
    """The document in ``content``: its text, its kind, and where in the file the text stands.

    The kind is told by the bytes; ``filename`` only helps to tell texts apart. Raises FileError,
    and nothing else, where the bytes cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise over("bytes", MOST_BYTES)
    signature = kinds.signature(content)
    if signature == "ole":
        raise kinds.refusal_of_ole(content)
    if signature == "pdf":
        return _open_pdf(content)
    if signature == "zip":
        return _open_package(content)
    return _open_text(content, filename)


def _open_text(content: bytes, filename: str) -> Document:
    from . import text  # noqa: PLC0415

    return text.read(content, filename=filename)


def _open_package(content: bytes) -> Document:
    from . import docx, package, xlsx  # noqa: PLC0415

    with package.open_zip(content) as opened:
        kind = kinds.kind_of_zip(frozenset(opened.namelist()))
    if kind == "docx":
        return docx.read(content)
    if kind == "xlsx":
        return xlsx.read(content)
    raise FileError("archive")


def _open_pdf(content: bytes) -> Document:
    from . import pdf  # noqa: PLC0415

    return pdf.read(content)
