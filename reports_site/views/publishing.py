"""Publishing many drafts at once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from parsing.intake.clean import Publication, publish_each

from ..tables.batches import title_of
from .permissions import for_reviewers

SENT = re.compile(r"(?P<key>[0-9]{1,18})\.(?P<version>[0-9]{1,9})")


@require_POST
@for_reviewers
def publish_chosen(request: HttpRequest) -> HttpResponse:
    """Publish the drafts that were chosen, each by itself, and say what became of each."""
    versions = _versions(request.POST.getlist("draft"))
    if not versions:
        messages.warning(request, _("No draft was chosen."))
        return redirect("review_list")
    _tell(request, publish_each(versions, by=request.user))
    return redirect("review_list")


def _versions(chosen: Iterable[str]) -> dict[int, int]:
    """The drafts' keys with the versions that were seen, sent as ``key.version``."""
    pairs = (SENT.fullmatch(text) for text in chosen)
    return {int(pair["key"]): int(pair["version"]) for pair in pairs if pair}


def _tell(request: HttpRequest, publications: Iterable[Publication]) -> None:
    held = list(publications)
    published = sum(1 for publication in held if publication.refused is None)
    words = ngettext(
        "%(count)s report was published.", "%(count)s reports were published.", published
    )
    level = messages.success if published else messages.info
    level(request, words % {"count": published})
    for publication in held:
        if publication.refused:
            name = title_of(publication.report)
            messages.warning(request, f"{name}: {publication.refused.message}")
