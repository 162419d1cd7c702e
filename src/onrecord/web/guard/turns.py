"""Long checks: few at once, and one for each who asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from onrecord.web.guard.rates import TooManyError, household

AT_ONCE = 2
"""Of everybody together: each takes a core and some hundreds of megabytes."""
AT_ONCE_EACH = 1
"""Of one who asks."""
COME_BACK = 10
"""Seconds after which whoever found no place asks again."""


class Turns:
    """Whose turn it is. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now: list[str] = []

    @contextmanager
    def turn(self, client: str) -> Iterator[None]:
        """Hold a place for the length of the block. Errors: TooManyError, at once."""
        sender = household(client)
        with self._lock:
            if len(self._now) >= AT_ONCE or self._now.count(sender) >= AT_ONCE_EACH:
                raise TooManyError("the articles", COME_BACK, "other long articles that are being checked")
            self._now.append(sender)
        try:
            yield
        finally:
            with self._lock:
                self._now.remove(sender)
