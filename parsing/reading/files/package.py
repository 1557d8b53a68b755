"""Zip files: opened only as far as stated limits go.

The directory is measured before it is read, every member while it is unpacked: what a zip says of
its own sizes is not believed.
"""

import io
import lzma
import struct
import zipfile
import zlib

from .errors import FileError, over
from .limits import (
    MOST_DIRECTORY_BYTES,
    MOST_ENTRIES,
    MOST_PART_BYTES,
    MOST_RATIO,
    RATIO_MATTERS_FROM,
)

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
# The end of the directory is followed by a comment of at most 65,535 bytes.
_END_WITHIN = _END.size + 65_535
_IS_ENCRYPTED = 0x1
_STEP = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The zip file in ``content``; FileError where its directory is broken or too large."""
    at = content.rfind(_END_MARK, max(len(content) - _END_WITHIN, 0))
    if at < 0 or len(content) - at < _END.size:
        raise FileError("broken", kind="zip")
    _, _, _, _, entries, size, _, _ = _END.unpack_from(content, at)
    if entries > MOST_ENTRIES or size > MOST_DIRECTORY_BYTES:
        raise over("entries", MOST_ENTRIES)
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise FileError("broken", kind="zip") from error
    if len(opened.infolist()) > MOST_ENTRIES:
        raise over("entries", MOST_ENTRIES)
    return opened


def unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo, *, most: int = MOST_PART_BYTES) -> bytes:
    """A member's bytes, at most ``most``; FileError where it is broken, encrypted or a bomb."""
    if info.flag_bits & _IS_ENCRYPTED:
        raise FileError("encrypted")
    allowed = max(info.compress_size * MOST_RATIO, RATIO_MATTERS_FROM)
    pieces, length = [], 0
    try:
        with opened.open(info) as stream:
            while piece := stream.read(_STEP):
                pieces.append(piece)
                length += len(piece)
                if length > most:
                    raise over("unpacked", most)
                if length > allowed:
                    raise over("ratio", MOST_RATIO)
    except FileError:
        raise
    except _BROKEN as error:
        raise FileError("broken", kind="zip") from error
    return b"".join(pieces)
