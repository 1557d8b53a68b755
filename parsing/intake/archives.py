"""What was brought, as single files: an archive is unpacked, within limits."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from parsing.reading.files import FileError
from parsing.reading.files.errors import over
from parsing.reading.files.kinds import kind_of_zip
from parsing.reading.files.limits import MOST_ARCHIVE_BYTES, MOST_BYTES, MOST_MEMBERS
from parsing.reading.files.package import open_zip, unpack

from .batches import File
from .opening import refusal_of
from .refusal import Refused

ZIP = b"PK"
NAMED_IN_UTF8 = 0x800
LEFT_BEHIND = ("__MACOSX", "Thumbs.db", "desktop.ini")
EMPTY = Refused("empty_archive", _("There is no file in it."))


def is_archive(content: bytes) -> bool:
    """Whether these are the bytes of an archive, and of no document that is packed as one."""
    if not content.startswith(ZIP):
        return False
    try:
        with open_zip(content) as opened:
            return kind_of_zip(frozenset(opened.namelist())) == "zip"
    except FileError:
        return False


def files_in(name: str, content: bytes) -> Iterator[File]:
    """The files in what was brought: those in an archive, each with why it was refused, or itself.

    An archive that cannot be taken as a whole is one file that was refused.
    """
    if not is_archive(content):
        yield File(name, content)
        return
    try:
        with open_zip(content) as opened:
            yield from _members(name, opened)
    except FileError as error:
        yield File(name, b"", refused=refusal_of(error))


def _members(name: str, opened: zipfile.ZipFile) -> Iterator[File]:
    members = [info for info in opened.infolist() if _is_wanted(info)]
    if len(members) > MOST_MEMBERS:
        raise over("entries", MOST_MEMBERS)
    if not members:
        yield File(name, b"", refused=EMPTY)
    unpacked = 0
    for info in members:
        member = f"{name}/{_name(info)}"
        try:
            content = unpack(opened, info, most=min(MOST_BYTES, MOST_ARCHIVE_BYTES - unpacked))
        except FileError as error:
            yield File(member, b"", refused=refusal_of(error))
            continue
        unpacked += len(content)
        yield File(member, content)


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that somebody put there, and not one that a system left."""
    parts = PurePosixPath(info.filename).parts
    if info.is_dir() or not parts:
        return False
    is_hidden = any(part.startswith((".", "~$")) for part in parts)
    return not is_hidden and not any(part in LEFT_BEHIND for part in parts)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; Chinese systems write it in GB18030 without saying so."""
    if info.flag_bits & NAMED_IN_UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
