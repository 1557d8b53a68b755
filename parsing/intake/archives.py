"""What was brought, as single files: an archive is unpacked, within limits."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from parsing.reading.files import FileError
from parsing.reading.files.archive import is_archive, open_archive

from .batches import File
from .opening import refusal_of
from .refusal import Refused

EMPTY = Refused("empty_archive", _("There is no file in it."))


def files_in(name: str, content: bytes) -> Iterator[File]:
    """The files in what was brought: those in an archive, each with why it was refused, or itself.

    An archive that cannot be taken as a whole is one file that was refused.
    """
    if not is_archive(content):
        yield File(name, content)
        return
    is_empty = True
    try:
        for member in open_archive(content):
            is_empty = False
            refused = refusal_of(member.error) if member.error else None
            yield File(f"{name}/{member.name}", member.content, refused=refused)
    except FileError as error:
        yield File(name, b"", refused=refusal_of(error))
        return
    if is_empty:
        yield File(name, b"", refused=EMPTY)
