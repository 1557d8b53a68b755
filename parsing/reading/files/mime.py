"""Pages saved as one file (.mht, and .doc as some systems write it): MIME → the page in it."""

import binascii
import re

_HEADER = re.compile(rb"\A\s*(?:[A-Za-z-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,30}")
_HEADER_WITHIN = 8192


def archived_page(content: bytes) -> tuple[bytes, str] | None:
    """The page in a MIME archive and its declared encoding; None where it is no archive."""
    header = _HEADER.match(content, 0, _HEADER_WITHIN)
    if header is None or b"mime-version:" not in header.group().lower():
        return None
    # Few files are archives, and these modules take a while.
    from email import message_from_bytes  # noqa: PLC0415
    from email.errors import MessageError  # noqa: PLC0415

    try:
        message = message_from_bytes(content)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                charset = part.get_content_charset() or ""
                return (page, charset) if isinstance(page, bytes) else None
    except (MessageError, LookupError, binascii.Error, ValueError):
        return None
    return None
