"""Why something was not done."""

from __future__ import annotations

from django.utils.functional import Promise


class Refused(Exception):
    """What was asked for cannot be done; nothing was stored.

    ``code`` is stable; ``message`` says why, in the language of the one who reads it, with
    ``params`` in its places.
    """

    def __init__(self, code: str, message: str | Promise, **params: str | int) -> None:
        super().__init__(str(code))
        self.code = code
        self._words = message
        self._params = params

    @property
    def message(self) -> str:
        return str(self._words) % self._params if self._params else str(self._words)
