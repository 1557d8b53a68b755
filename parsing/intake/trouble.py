"""What goes wrong around a file and is no fault of it: a full disk, a database that went away."""

from __future__ import annotations

import errno

from django.db import OperationalError
from django.utils.translation import gettext_lazy as _
from psycopg.errors import DiskFull

from .refusal import Refused

TROUBLE = (OperationalError, OSError)
FULL = Refused("disk_full", _("There is no room left on the disk."))
AWAY = Refused("database_away", _("The database does not answer."))


def trouble_of(error: BaseException) -> Refused:
    """What is wrong, in words."""
    if isinstance(error.__cause__, DiskFull) or getattr(error, "errno", None) == errno.ENOSPC:
        return FULL
    if isinstance(error, OperationalError):
        return AWAY
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Refused("machine", _("The machine could not do it: %(reason)s."), reason=reason)
