"""The bytes of an original as text, within what is read at most."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from parsing.reading.decode import Decoded, DecodeError, decoded

from .refusal import Refused


def opened(content: bytes) -> Decoded:
    """The text in ``content`` with its encoding; Refused where it is none, or too much of it."""
    if len(content) > settings.UPLOAD_MAX_BYTES:
        limit = settings.UPLOAD_MAX_BYTES // settings.MEGABYTE
        raise Refused(
            "too_large",
            _("The text is larger than %(limit)s MB, the most that is read."),
            limit=limit,
        )
    try:
        found = decoded(content)
    except DecodeError as error:
        raise Refused(
            "undecodable", UNDECODABLE[error.reason], offset=f"{error.offset:,}"
        ) from error
    if not found.text.strip():
        raise Refused("empty", _("There is no text in it."))
    if len(found.text) > settings.UPLOAD_MAX_CHARACTERS:
        raise Refused(
            "too_long",
            _("The text has more than %(limit)s characters, the most that is read."),
            limit=f"{settings.UPLOAD_MAX_CHARACTERS:,}",
        )
    return found


UNDECODABLE = {
    "binary": _("This is no text: a control character stands at byte %(offset)s."),
    "undecodable": _(
        "This is no text: the byte at offset %(offset)s cannot be read as UTF-8, UTF-16 or GB18030."
    ),
}
