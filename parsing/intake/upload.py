"""Receiving texts: bytes in, drafts out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parsing.models import Agency, Report

from .drafts import Draft, keep
from .refusal import Refused
from .texts import Original, Text, text_in


@dataclass(frozen=True, slots=True)
class Received:
    """The report that a text led to; ``is_new`` is False where the text was there already."""

    report: Report
    is_new: bool


Outcome = Received | Refused
Keep = Callable[..., list[Draft]]  # drafts.keep or drafts.keep_and_publish


def receive(
    content: bytes,
    *,
    by: User | None,
    filename: str = "",
    agency: Agency | None = None,
    year: int | None = None,
) -> Received:
    """The draft made from ``content``, or the report that was made from the same text before.

    Refused where the file cannot be opened, is too large, or holds neither an official table nor
    a report of the years without them.
    """
    [outcome] = settle([text_in(Original(content, filename, agency=agency, year=year))], by=by)
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def read_ahead(texts: Iterable[Text | Refused]) -> None:
    """Read the texts that are not here yet, before anything is held for them."""
    held = {text.digest: text for text in texts if isinstance(text, Text)}
    known = _known(held)
    for digest, text in held.items():
        if digest not in known:
            _ = text.reading


def settle(
    texts: Sequence[Text | Refused], *, by: User | None, keeping: Keep = keep
) -> list[Outcome]:
    """What became of each text, in their order; what is new is stored in one go by ``keeping``.

    A text that is refused does not touch the others. Of several that are the same the first is new.
    """
    first: dict[str, Text] = {}
    for text in texts:
        if isinstance(text, Text):
            first.setdefault(text.digest, text)
    try:
        made = _made(first, by=by, keeping=keeping)
    except IntegrityError:  # somebody else stored one of these texts meanwhile
        made = _made(first, by=by, keeping=keeping)
    return [_outcome(text, first, made) for text in texts]


def _outcome(
    text: Text | Refused, first: Mapping[str, Text], made: Mapping[str, Outcome]
) -> Outcome:
    if isinstance(text, Refused):
        return text
    outcome = made[text.digest]
    if isinstance(outcome, Received) and first[text.digest] is not text:
        return Received(outcome.report, is_new=False)
    return outcome


def _made(texts: Mapping[str, Text], *, by: User | None, keeping: Keep) -> dict[str, Outcome]:
    """What became of each text, by its digest."""
    outcomes: dict[str, Outcome] = {
        digest: Received(report, is_new=False) for digest, report in _known(texts).items()
    }
    new = []
    for digest, text in texts.items():
        if digest in outcomes:
            continue
        if text.reading.is_report:
            new.append(text)
        else:
            outcomes[digest] = Refused("no_table", _("No official table was found in this text."))
    if new:
        for draft in keeping(new, by=by):
            outcomes[draft.text.digest] = Received(draft.report, is_new=True)
    return outcomes


def _known(texts: Mapping[str, Text]) -> dict[str, Report]:
    """The reports made before from the same text or the same bytes, by the digests of these texts.

    The same bytes may once have been opened to another text.
    """
    bytes_of = {text.sha256: digest for digest, text in texts.items()}
    same = Q(source__text_sha256__in=texts) | Q(source__sha256__in=bytes_of)
    known = Report.objects.filter(same).with_source().select_related("agency", "source")
    return {
        digest: report
        for report in known
        for digest in (report.source.text_sha256, bytes_of.get(report.source.sha256))
        if digest is not None and digest in texts
    }
