"""The desk: articles that somebody handed in, each under an address nobody can guess, and no longer than asked."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from onrecord.tasks import Submission

STAY = timedelta(hours=1)
"""How long an article lies there when nobody asks for longer."""
MOST = 500
"""Submissions at once; the one that nobody has looked at for longest goes first."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A submission on the desk."""

    token: str
    submission: Submission
    until: datetime
    """When it is taken away, aware."""


class Desk:
    """In memory alone: what lies there is written to no disk and gone when the site stops. Any thread may ask."""

    def __init__(self) -> None:
        self._laid: OrderedDict[str, Laid] = OrderedDict()
        self._lock = Lock()

    def lay(self, submission: Submission, now: datetime, stay: timedelta = STAY) -> Laid:
        """Take a submission, and give it an address."""
        laid = Laid(secrets.token_urlsafe(18), submission, now + stay)
        with self._lock:
            self._clear(now)
            self._laid[laid.token] = laid
            while len(self._laid) > MOST:
                self._laid.popitem(last=False)
        return laid

    def find(self, token: str, now: datetime) -> Laid | None:
        """What lies at an address; None when it never did, or its time is over."""
        with self._lock:
            self._clear(now)
            if (found := self._laid.get(token)) is not None:
                self._laid.move_to_end(token)
        return found

    def take_away(self, token: str) -> None:
        """Forget a submission now."""
        with self._lock:
            self._laid.pop(token, None)

    def _clear(self, now: datetime) -> None:
        for token in [token for token, laid in self._laid.items() if laid.until <= now]:
            del self._laid[token]
