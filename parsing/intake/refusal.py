"""Why something was not done."""

from __future__ import annotations

from django.utils.functional import Promise


class Refused(Exception):
    """What was asked for cannot be done; nothing was stored.

    ``code`` is stable, ``message`` says why, in the reader's language.
    """

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(str(code))
        self.code = code
        self.message = message
