"""The bytes of an original as a document, within what is read at most."""

from __future__ import annotations

from django.conf import settings
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parsing.reading.files import Document, FileError, open_document

from .refusal import Refused

# The words for these say the same whether it is a text or no text at all.
_CODES = {"binary": "undecodable"}


def opened(content: bytes, *, filename: str = "") -> Document:
    """The document in ``content``; Refused where it cannot be opened, or says too much."""
    if len(content) > settings.UPLOAD_MAX_BYTES:
        limit = settings.UPLOAD_MAX_BYTES // settings.MEGABYTE
        raise Refused(
            "too_large",
            _("The file is larger than %(limit)s MB, the most that is read."),
            limit=limit,
        )
    try:
        found = open_document(content, filename=filename)
    except FileError as error:
        raise refusal_of(error) from error
    if not found.text.strip():
        raise Refused("empty", _("There is no text in it."))
    if len(found.text) > settings.UPLOAD_MAX_CHARACTERS:
        raise Refused(
            "too_long",
            _("The text has more than %(limit)s characters, the most that is read."),
            limit=f"{settings.UPLOAD_MAX_CHARACTERS:,}",
        )
    return found


def refusal_of(error: FileError) -> Refused:
    """Why a file is not taken, in the words of the error."""
    return Refused(_CODES.get(error.code, error.code), lazystr(_Words(error)))


class _Words:
    """What is wrong with a file, in the language of the one who reads it."""

    def __init__(self, error: FileError) -> None:
        self.error = error

    def __str__(self) -> str:
        return self.error.words.in_language(get_language() or "")
