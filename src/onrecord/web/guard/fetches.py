"""Pages that strangers have us fetch: few at once, and few for each who asks."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Lock

from onrecord.errors import OnRecordError

AT_ONCE = 4
"""Of everybody together: each holds a thread for up to twenty seconds."""
AT_ONCE_EACH = 2
IN_A_WHILE, WHILE = 12, timedelta(minutes=10)
"""Of one who asks: more is no reading."""
REMEMBERED = 10_000
"""Addresses of those who asked."""


class BusyError(OnRecordError):
    """Too many pages are being fetched, or too many were for one who asks. It passes."""

    http_status = 429


class Fetches:
    """Whose turn it is. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now: list[str] = []
        self._asked: OrderedDict[str, deque[datetime]] = OrderedDict()

    @contextmanager
    def turn(self, client: str, now: datetime) -> Iterator[None]:
        """Hold a place for the length of the block. Errors: BusyError, at once."""
        with self._lock:
            self._demand(client, now)
            self._now.append(client)
        try:
            yield
        finally:
            with self._lock:
                self._now.remove(client)

    def _demand(self, client: str, now: datetime) -> None:
        if len(self._now) >= AT_ONCE or self._now.count(client) >= AT_ONCE_EACH:
            raise _busy(f"{len(self._now)} pages that are being fetched", "a moment's patience")
        asked = self._asked.setdefault(client, deque())
        self._asked.move_to_end(client)
        while asked and asked[0] <= now - WHILE:
            asked.popleft()
        if len(asked) >= IN_A_WHILE:
            raise _busy(f"{len(asked)} pages in {WHILE.seconds // 60} minutes", "fewer")
        asked.append(now)
        while len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)


def _busy(found: str, expected: str) -> BusyError:
    return BusyError("the page", found=found, expected=expected, remedy="Try again later, or paste the article's text.")
