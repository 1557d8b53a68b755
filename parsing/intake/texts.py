"""Originals and the texts in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User

from parsing.models import Agency, Source
from parsing.reading import read
from parsing.reading.files import Document
from parsing.reading.values import Reading

from .opening import opened
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class Original:
    """A file or a pasted text as it came.

    ``agency`` (or its name, ``called``) and ``year`` stand where the one who brings it names them;
    otherwise what the text says.
    """

    content: bytes
    filename: str = ""
    agency: Agency | None = None
    called: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Text:
    """An original that was opened; it is read when its reading is asked for, and once."""

    original: Original
    document: Document

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.original.content).hexdigest()

    @cached_property
    def digest(self) -> str:
        return text_digest(self.document.text)

    @cached_property
    def reading(self) -> Reading:
        return read(self.document.text)

    def source(self, *, by: User | None) -> Source:
        """The row, not stored yet, that keeps it."""
        return Source(
            sha256=self.sha256,
            text_sha256=self.digest,
            content=self.original.content,
            text=self.document.text,
            encoding=self.document.encoding,
            kind=self.document.kind,
            places=self.document.places.as_json(),
            filename=self.original.filename[:255],
            uploaded_by=by,
        )


def text_digest(text: str) -> str:
    """What tells one text from another: line ends and white space around it do not count."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return hashlib.sha256(lines.strip().encode()).hexdigest()


def text_in(original: Original) -> Text | Refused:
    """The text in an original, or why there is none."""
    try:
        return Text(original, opened(original.content, filename=original.filename))
    except Refused as refused:
        return refused
