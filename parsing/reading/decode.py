"""Bytes → text.

A byte-order mark settles UTF-8 and UTF-16. Without one, bytes that are valid UTF-8 are UTF-8, for
GB18030 text is valid UTF-8 only by a rare accident; everything else is tried as GB18030, the
superset of GBK and of what pages call gb2312. How many bytes may be decoded is the caller's to
limit.
"""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text of a person or a tool contains: tab, line ends, vertical tab,
# form feed and escape are not among them.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class DecodeError(ValueError):
    """Bytes that are no text; ``offset`` is the first byte that cannot be read, ``reason`` a code.

    ``reason`` is ``undecodable`` (no encoding fits) or ``binary`` (a control character that no
    text contains).
    """

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"byte {offset}: {reason}")
        self.offset = offset
        self.reason = reason


class Decoded(NamedTuple):
    """A text and the encoding in which it was written."""

    text: str
    encoding: str


def decode(data: bytes) -> str:
    """The text written in ``data``: UTF-8 with or without mark, UTF-16 with mark, GB18030.

    Raises DecodeError, with the offset of the byte in question, where ``data`` is none of these.
    """
    return decoded(data).text


def decoded(data: bytes) -> Decoded:
    """The same text with its encoding: utf-8, utf-16-le, utf-16-be or gb18030."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_as(encoding, data, len(mark)), encoding)
    binary = _BINARY.search(data)
    if binary:
        raise DecodeError(binary.start(), "binary")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as utf8:
        try:
            return Decoded(data.decode("gb18030"), "gb18030")
        except UnicodeDecodeError as gb18030:
            raise DecodeError(max(utf8.start, gb18030.start), "undecodable") from gb18030


def _decode_as(encoding: str, data: bytes, offset: int) -> str:
    try:
        text = data[offset:].decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(offset + error.start, "undecodable") from error
    nul = text.find("\x00")
    if nul >= 0:
        raise DecodeError(offset + len(text[:nul].encode(encoding)), "binary")
    return text
