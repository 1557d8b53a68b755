"""The data's version: what is cited, and what tells a kept copy of a page from a stale one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection, models
from django.utils import timezone

ONLY = 1  # the key of the one row


class Version(NamedTuple):
    """How often what everybody sees was changed so far, and when it was last."""

    number: int
    changed_at: datetime

    @property
    def tells_all(self) -> bool:
        """Whether what is seen follows from it: not before the first change is counted, nor inside
        a transaction, whose own changes are counted when it commits.
        """
        return self.number > 0 and not connection.in_atomic_block


NOTHING_YET = Version(0, datetime(1970, 1, 1, tzinfo=UTC))


class DataVersion(models.Model):
    """One row, counted up by the database when a transaction that changed public data commits.

    Triggers on reports, findings, agencies and regions do it, so that no writer can forget;
    drafts do not count. ``transaction`` is the one that counted last: each counts once.
    """

    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    transaction = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=ONLY), name="data_version_is_one"),
        )

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def now(cls) -> Version:
        """The version of what this transaction sees; one short query."""
        found = cls.objects.filter(pk=ONLY).values_list("number", "changed_at").first()
        return Version(*found) if found else NOTHING_YET
