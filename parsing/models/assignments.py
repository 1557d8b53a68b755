"""Who may handle which reports: by their group, and where they are assigned to a region."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .agencies import Agency
from .regions import Region

Person = User | AnonymousUser


class Assignment(models.Model):
    """A region to whose agencies, and to those of all regions below it, a person keeps.

    Somebody without any is not limited; nor is one who may correct published numbers.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="assignments",
        verbose_name=_("account"),
    )
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="assignments", verbose_name=_("region")
    )

    class Meta:
        verbose_name = _("assigned region")
        verbose_name_plural = _("assigned regions")
        ordering = ("user", "region")
        constraints = (
            models.UniqueConstraint(fields=("user", "region"), name="assignment_once_a_region"),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.region}"


def within_reach(user: Person, *, region: str = "region") -> Q:
    """What lies in the regions that a person is assigned to, by the name of its ``region``.

    Everything for somebody who is not limited. One query.
    """
    if is_unlimited(user):
        return Q()
    assigned = Region.objects.filter(assignments__user=user.pk)
    found = Q()
    for first, last in (place.codes for place in assigned):
        found |= Q(**{f"{region}__gte": first, f"{region}__lte": last})
    return found


def reaches(user: Person, agency: Agency | None) -> bool:
    """Whether an agency lies in the regions that a person is assigned to."""
    reach = within_reach(user)
    if not reach or agency is None:
        return not reach
    return Agency.objects.filter(reach, pk=agency.pk).exists()


def is_unlimited(user: Person) -> bool:
    """Whether a person's rights hold everywhere whatever the assignments say."""
    return user.has_perm("parsing.correct")


def may_review(user: Person) -> bool:
    """Whether a person decides on the drafts of others."""
    return user.has_perm("parsing.review")
