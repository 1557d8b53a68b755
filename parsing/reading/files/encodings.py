"""Bytes of a web page → its characters.

Valid UTF-8 is UTF-8, whatever the page declares. What is declared as gb2312 or GBK is GB18030,
their superset. A page with a few bad bytes, as content systems that cut texts leave them, is
still a page: each becomes U+FFFD, which is part of no number.
"""

import re

from ..decode import DecodeError, decoded
from .errors import FileError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_UNPRINTED = bytes([*range(1, 9), *range(14, 27), *range(28, 32)])
_CONTROLS = bytes.maketrans(_UNPRINTED, b" " * len(_UNPRINTED))
_TRADITIONAL = frozenset(("big5", "big5-hkscs", "big5hkscs"))
# One bad byte in so many is damage; more are another encoding.
_GOOD_FOR_EACH_BAD = 1000


def decode_page(content: bytes, declared: str = "") -> tuple[str, str]:
    """The page's characters and their encoding; ``declared`` is what is said outside of the page.

    Raises FileError where no encoding fits.
    """
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.translate(_CONTROLS)
    declared = (declared or _declared(content)).lower()
    try:
        if declared not in _TRADITIONAL or _is_utf8(content):
            return decoded(content)
        return content.decode("big5hkscs"), "big5hkscs"
    except DecodeError as error:
        failure = FileError(error.reason, offset=error.offset)
        if error.reason == "binary":
            raise failure from error
    except UnicodeDecodeError as error:
        failure = FileError("undecodable", offset=error.start)
    encodings = ("gb18030", "utf-8") if declared.startswith("gb") else ("utf-8", "gb18030")
    for encoding in encodings:
        text = content.decode(encoding, errors="replace")
        if text.count("\ufffd") * _GOOD_FOR_EACH_BAD <= len(text):
            return text, encoding
    raise failure


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii") if found else ""


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
