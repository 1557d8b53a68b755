"""Archives (.zip) of reports → their members, one at a time."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from . import kinds
from .errors import FileError, over
from .limits import MOST_ARCHIVE_BYTES, MOST_BYTES, MOST_MEMBERS
from .package import open_zip, unpack

_IS_UTF8 = 0x800
# What systems put beside the files that a person put there.
_SPARE = ("__MACOSX", "Thumbs.db", "desktop.ini")
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path, and its bytes or why these cannot be had."""

    name: str
    content: bytes
    error: FileError | None = None


def is_archive(content: bytes) -> bool:
    """Whether the bytes are an archive of files, and not a document that is packed as one."""
    try:
        if kinds.signature(content) != "zip":
            return False
        with open_zip(content) as opened:
            return kinds.kind_of_zip(frozenset(opened.namelist())) == "zip"
    except FileError:
        return False


def open_archive(content: bytes) -> Iterator[Member]:
    """The files in an archive in their order; an archive in it is a file that cannot be opened.

    A member that is broken, encrypted or too large carries its error and hinders no other. Raises
    FileError where the archive itself is broken, or beyond a limit.
    """
    with open_zip(content) as opened:
        files = [info for info in opened.infolist() if _is_file(info)]
        if len(files) > MOST_MEMBERS:
            raise over("entries", MOST_MEMBERS)
        total = 0
        for info in files:
            member = _member(opened, info)
            total += len(member.content)
            if total > MOST_ARCHIVE_BYTES:
                raise over("unpacked", MOST_ARCHIVE_BYTES)
            yield member


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that a person put there."""
    parts = PurePosixPath(info.filename).parts
    if info.is_dir() or not parts:
        return False
    return not any(part in _SPARE or part.startswith(_HIDDEN) for part in parts)


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = _name(info)
    try:
        return Member(name, unpack(opened, info, most=MOST_BYTES))
    except FileError as error:
        return Member(name, b"", error)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's path. Names that are not marked as UTF-8 are what Chinese systems write."""
    if info.flag_bits & _IS_UTF8:
        return info.filename
    raw = info.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
