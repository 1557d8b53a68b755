"""What is said beside the numbers: what a zero, a blank and a question mark are; what to cite."""

from __future__ import annotations

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from parsing.models import DataVersion

from .values import Export, Mark


def notes(export: Export, *, address: str) -> list[str]:
    """The notes in the language of the page; one query."""
    number, changed_at = DataVersion.now()
    version = _("Data version %(number)s of %(day)s")
    explained = {
        Mark.UNREAD: _(
            "0: the report prints zero. Empty: it states no number. ?: it was not read."
        ),
        Mark.NO_REPORT: _("“no report”: no report of that agency and year is here."),
        Mark.NOT_ON_FORM: _("“not on this form”: the official form of that year does not ask it."),
        Mark.NO_BASE: _("“n = 0”: a share of nothing is no number."),
    }
    return [
        export.title,
        *(words for mark, words in explained.items() if mark in export.marks),
        version % {"number": number, "day": localtime(changed_at).date().isoformat()},
        _("Open Reckoning, %(address)s") % {"address": address},
        _("A download holds at most %(rows)s rows.") % {"rows": settings.EXPORT_MAX_ROWS},
    ]
