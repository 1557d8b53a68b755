"""Receiving a text: bytes in, a draft out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Report, Source
from parsing.models.reports import FIRST_YEAR, LAST_YEAR
from parsing.reading import read
from parsing.reading.decode import Decoded, DecodeError, decoded
from parsing.reading.values import Reading

from .findings import recheck
from .identify import agency_called
from .refusal import Refused
from .store import fill_report, store_reading


@dataclass(frozen=True, slots=True)
class Received:
    """The report that a text led to; ``is_new`` is False where the text was there already."""

    report: Report
    is_new: bool


def receive(
    content: bytes,
    *,
    by: User | None,
    filename: str = "",
    agency: Agency | None = None,
    year: int | None = None,
) -> Received:
    """The draft made from ``content``, or the report that was made from the same text before.

    ``agency`` and ``year`` stand where the uploader names them; otherwise what the text says.
    Refused where the bytes are no text, are too many, or hold no official table.
    """
    text, encoding = _decoded(content)
    digest = text_digest(text)
    known = _made_from(digest)
    if known:
        return Received(known, is_new=False)
    reading = read(text)
    if not reading.cells:
        raise Refused("no_table", _("No official table was found in this text."))
    source = Source(
        sha256=hashlib.sha256(content).hexdigest(),
        text_sha256=digest,
        content=content,
        text=text,
        encoding=encoding,
        filename=filename[:255],
        uploaded_by=by,
    )
    try:
        report = _keep(source, reading, agency=agency, year=year)
    except IntegrityError:
        known = _made_from(digest)
        if known is None:
            raise
        return Received(known, is_new=False)
    return Received(report, is_new=True)


def text_digest(text: str) -> str:
    """What tells one text from another: line ends and white space around it do not count."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return hashlib.sha256(lines.strip().encode()).hexdigest()


def _made_from(digest: str) -> Report | None:
    return Report.objects.filter(source__text_sha256=digest).select_related("agency").first()


def _decoded(content: bytes) -> Decoded:
    if len(content) > settings.UPLOAD_MAX_BYTES:
        limit = settings.UPLOAD_MAX_BYTES // settings.MEGABYTE
        raise Refused(
            "too_large",
            _("The text is larger than %(limit)s MB, the most that is read.") % {"limit": limit},
        )
    try:
        found = decoded(content)
    except DecodeError as error:
        raise Refused("undecodable", _undecodable(error)) from error
    if not found.text.strip():
        raise Refused("empty", _("There is no text in it."))
    if len(found.text) > settings.UPLOAD_MAX_CHARACTERS:
        raise Refused(
            "too_long",
            _("The text has more than %(limit)s characters, the most that is read.")
            % {"limit": f"{settings.UPLOAD_MAX_CHARACTERS:,}"},
        )
    return found


@transaction.atomic
def _keep(source: Source, reading: Reading, *, agency: Agency | None, year: int | None) -> Report:
    source.save()
    report = Report(source=source)
    fill_report(report, reading)
    report.agency = agency or agency_called(report.stated_agency)
    report.year = year or report.year
    if report.year and not FIRST_YEAR <= report.year <= LAST_YEAR:
        report.year = None
    report.save()
    store_reading(report, reading)
    recheck(report)
    return report


def _undecodable(error: DecodeError) -> str:
    words = (
        _("This is no text: a control character stands at byte %(offset)s.")
        if error.reason == "binary"
        else _(
            "This is no text: the byte at offset %(offset)s cannot be read as UTF-8, UTF-16 or GB18030."
        )
    )
    return str(words % {"offset": f"{error.offset:,}"})
