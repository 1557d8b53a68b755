"""What a reviewer does to a draft: mend the reading, name agency and year, publish, discard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parsing.forms import Address
from parsing.models import Agency, Correction, Finding, Report

from .agencies import save_agency
from .cells import change_cells, take_back
from .findings import recheck, recheck_around
from .likenesses import compare_later
from .locking import held_draft, locked
from .publishing import release, without_place
from .reach import require_reach
from .refusal import Refused

UNREAD = _(
    "Something could not be read. Fill it in, or confirm that the original itself leaves it open, "
    "before publishing."
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report a draft is, for which year, on which official form; what is open is empty.

    An ``agency`` that is not stored yet is created with it.
    """

    agency: Agency | None
    year: int | None
    form: str


@transaction.atomic
def revise(
    report: Report,
    typed: Mapping[Address, str],
    *,
    identity: Identity,
    by: User,
    version: int,
) -> bool:
    """Write what a reviewer changed on a draft and compute its flags again; whether anything did.

    Refused, with nothing stored, where the draft changed meanwhile, a number is none of its
    column, or a new agency exists already.
    """
    draft = held_draft(report, version)
    renamed = _identify(draft, identity, by=by)
    mended = change_cells(draft, typed, by=by, kind=Correction.Kind.READING)
    if not (renamed or mended):
        return False
    recheck(draft)
    return True


def _identify(draft: Report, identity: Identity, *, by: User) -> bool:
    agency = identity.agency
    if agency is not None and agency._state.adding:
        agency = save_agency(agency)
    if identity == Identity(draft.agency, draft.year, draft.form):
        return False
    if draft.form and identity.form != draft.form:
        raise Refused("form_is_read", _("The form was read from the tables and stays."))
    require_reach(by, agency)
    draft.agency, draft.year, draft.form = agency, identity.year, identity.form
    draft.version += 1
    draft.save(update_fields=("agency", "year", "form", "version", "changed_at"))
    return True


@transaction.atomic
def undo(report: Report, *, by: User, version: int) -> Correction:
    """Take back the last change of a number of a draft; the entry that was taken back.

    Refused where there is none. What was undone stays in the history of the draft. Agency and year
    are no numbers: they are named anew.
    """
    draft = held_draft(report, version)
    last = draft.corrections.filter(reverts=None, reverted_by=None).order_by("-at", "-id").first()
    if last is None:
        raise Refused(
            "nothing_to_undo", _("No number is left to undo. Agency and year are named anew.")
        )
    take_back(draft, last, by=by)
    recheck(draft)
    return last


@transaction.atomic
def publish(report: Report, *, by: User | None, version: int, replaces: int | None = None) -> None:
    """Publish a draft, in place of the published report ``replaces`` where there is one.

    Refused where agency, year or a number is open, the draft changed meanwhile, or the report it
    would replace is not the one the reviewer saw. That its numbers do not agree is a fact about the
    report and keeps nothing back. One without official tables has no form.
    """
    draft = held_draft(report, version)
    if refused := without_place(draft):
        raise refused
    if by is not None:
        require_reach(by, draft.agency)
    if Finding.objects.filter(report=draft).about_reading().not_acknowledged().exists():
        raise Refused("unread", UNREAD)
    present = Report.objects.published().filter(agency=draft.agency_id, year=draft.year).first()
    if (present.pk if present else None) != replaces:
        raise Refused("overtaken", _overtaken(present))
    if present:
        present.state = Report.State.SUPERSEDED
        present.save(update_fields=("state", "changed_at"))
        compare_later([present.pk])
    release([draft], by=by)


@transaction.atomic
def discard(report: Report, *, version: int) -> None:
    """Delete a draft and its source."""
    draft = held_draft(report, version)
    source = draft.source
    draft.delete()
    source.delete()


@transaction.atomic
def withdraw(report: Report, *, version: int) -> None:
    """Take a published report back: it is shown no more, and nothing of it is lost."""
    published = locked(report, version)
    if not published.is_published:
        raise Refused("not_published", _("Only a published report can be withdrawn."))
    published.state = Report.State.WITHDRAWN
    published.version += 1
    published.save()
    recheck_around(published)
    compare_later([published.pk])


def _overtaken(present: Report | None) -> str:
    if present is None:
        return str(_("The report that this one was to replace is not published any more."))
    return str(
        _("%(report)s was published meanwhile, by %(who)s at %(when)s. Compare before publishing.")
        % {
            "report": present,
            "who": present.published_by or _("the system"),
            "when": timezone.localtime(present.published_at).strftime("%Y-%m-%d %H:%M"),
        }
    )
