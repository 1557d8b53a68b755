"""What several visitors ask for at once is made once: the others wait for it."""

from __future__ import annotations

from threading import Lock
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary

LONGEST_WAIT = 10.0  # seconds; after them it is made beside the one who is still at it


class _Shared:
    """What all who want the same wait for."""

    def __init__(self) -> None:
        self.lock = Lock()


_shared: WeakValueDictionary[str, _Shared] = WeakValueDictionary()
_finding = Lock()


class Turn:
    """One's turn to make what goes by ``key``, in this process; taken at once or waited for.

    ``was_waited_for`` tells that somebody else has made it meanwhile, or is still at it.
    """

    def __init__(self, key: str) -> None:
        with _finding:
            self._held = _shared.setdefault(key, _Shared())
        self._is_mine = self._held.lock.acquire(blocking=False)
        self.was_waited_for = not self._is_mine
        if self.was_waited_for:
            self._is_mine = self._held.lock.acquire(timeout=LONGEST_WAIT)

    def end(self) -> None:
        """Let the next one in."""
        if self._is_mine:
            self._is_mine = False
            self._held.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.end()
