"""Files, folders, archives and JSON lines, brought in from the machine itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from parsing.models import Batch, BatchItem, Source

from .archives import files_in
from .batches import File, add_files, in_parts
from .refusal import Refused

LINES = (".jsonl", ".ndjson")


@dataclass(slots=True)
class Tally:
    """Files that were found: ``known`` were read before, ``waiting`` are in an earlier batch."""

    found: int = 0
    known: int = 0
    waiting: int = 0
    added: int = 0


def files_at(path: Path) -> Iterator[File]:
    """The files at a path: a folder's, in order of their names, an archive's, or the lines of one.

    One that cannot be opened is a file that was refused.
    """
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            if not inner.name.startswith((".", "~$")):
                yield from files_at(inner)
        return
    try:
        if path.suffix in LINES:
            yield from _lines(path)
            return
        yield from files_in(str(path), path.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield File(str(path), b"", refused=Refused("unreadable", _("%(reason)s"), reason=reason))


def _lines(path: Path) -> Iterator[File]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _line(f"{path}:{number}", line)


def _line(name: str, line: bytes) -> File:
    """The report in one line: an object with its text, and agency and year where they are known."""
    try:
        said = json.loads(line)
    except ValueError:
        return File(name, b"", refused=Refused("no_json", _("This line is no JSON.")))
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return File(name, b"", refused=Refused("no_text", _("There is no “text” in this line.")))
    called, year = said.get("agency"), said.get("year")
    return File(
        name,
        said["text"].encode(errors="replace"),
        called=called if isinstance(called, str) else "",
        year=year if isinstance(year, int) else None,
    )


def add_new(batch: Batch, files: Iterable[File]) -> Iterator[Tally]:
    """Queue the files that are not here yet; how many there were so far, some hundred at a time.

    An import that was interrupted goes on in this way: what was read, and what waits in an earlier
    batch, is left out.
    """
    tally = Tally()
    for part in in_parts(files, size=lambda file: len(file.content)):
        digests = [hashlib.sha256(file.content).hexdigest() for file in part]
        known = set(Source.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
        queued = BatchItem.objects.open().filter(sha256__in=digests)
        waiting = set(queued.values_list("sha256", flat=True)) - known
        new = [
            file
            for file, digest in zip(part, digests, strict=True)
            if digest not in known and digest not in waiting
        ]
        tally.found += len(part)
        tally.known += sum(digest in known for digest in digests)
        tally.waiting += sum(digest in waiting for digest in digests)
        tally.added += add_files(batch, new)
        yield tally
