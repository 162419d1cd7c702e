"""The desk: what somebody handed in, each under an address nobody can guess, and no longer than asked.

In memory for an hour; on disk, with the register, only where somebody asked for it to be kept. The check itself is
worked out once for each state of the register, whoever has the address and however often it is looked at.
"""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Event, RLock, Thread
from typing import Any, Protocol, TypeVar

from onrecord.errors import OnRecordError
from onrecord.tasks.keeping import ClaimsHanded, HandedIn
from onrecord.web.guard.rates import TooManyError

log = logging.getLogger("onrecord.web")

STAY = timedelta(hours=1)
"""How long an article lies there when nobody asks for longer."""
MOST = 500
"""Submissions at once; the one that nobody has looked at for longest goes first."""
MOST_BYTES = 64 * 1024**2
"""Of all that lies there."""
PATIENCE = 10.0
"""Seconds for which whoever comes second waits for the first."""
COME_BACK = 10
"""Seconds after which whoever waited in vain asks again."""
WORKED_OUT = 48
"""Checks whose answers are held; of the others the articles alone are, and looking at one works it out again."""

Worked = TypeVar("Worked")


class Keeping(Protocol):
    """Where what is to be kept is written."""

    def put(self, token: str, handed: HandedIn, until: datetime) -> None: ...
    def get(self, token: str, now: datetime) -> tuple[HandedIn, datetime] | None: ...
    def has(self, token: str) -> bool: ...
    def drop(self, token: str) -> None: ...
    def clear(self, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Laid:
    """What somebody handed in, on the desk."""

    token: str
    handed: HandedIn
    until: datetime
    """When it is taken away, aware."""
    kept: bool = False
    """Whether it is on disk, too."""


@dataclass(slots=True)
class _Answered:
    """What was worked out of something on the desk; whoever comes second waits for the first."""

    patience: float
    """Seconds for which whoever comes second waits."""
    lock: RLock = field(default_factory=RLock)
    state: object = None
    handed: object = None
    answer: Any = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold it for the length of the block. Errors: TooManyError after a while: whoever waits holds a thread."""
        if not self.lock.acquire(timeout=self.patience):
            raise TooManyError("this check", COME_BACK, "that it is being worked out for somebody else")
        try:
            yield
        finally:
            self.lock.release()


class Desk:
    """Any thread may ask."""

    def __init__(self, keeping: Keeping, patience: float = PATIENCE) -> None:
        self._keeping = keeping
        self._patience = patience
        self._laid: OrderedDict[str, Laid] = OrderedDict()
        self._answered: OrderedDict[str, _Answered] = OrderedDict()
        self._lock = RLock()

    def lay(self, handed: HandedIn, now: datetime, stay: timedelta = STAY) -> Laid:
        """Take what was handed in, and give it an address."""
        laid = Laid(secrets.token_urlsafe(24), handed, now + stay)
        with self._lock:
            self._forget_old(now)
            self._put(laid)
        return laid

    def find(self, token: str, now: datetime) -> Laid | None:
        """What lies at an address; None when it never did, or its time is over."""
        with self._lock:
            self._forget_old(now)
            found = self._laid.get(token)
            if found is not None and found.kept and not self._keeping.has(token):
                self._drop(token)  # somebody removed the file: it is gone
                return None
            if found is not None:
                self._laid.move_to_end(token)
                return found
            kept = self._keeping.get(token, now)
            if kept is None:
                return None
            laid = Laid(token, *kept, kept=True)
            self._put(laid)
            return laid

    def change(self, laid: Laid, handed: HandedIn, now: datetime) -> Laid:
        """Lay something else in its place, at the same address; it stays an hour from now on, or for as long as kept.

        Errors: FullError, and RegisterError from the disk, where it is kept.
        """
        changed = replace(laid, handed=handed, until=max(laid.until, now + STAY))
        with self._lock:
            if changed.kept:
                self._keeping.put(changed.token, handed, changed.until)
            self._put(changed)
        return changed

    def keep(self, laid: Laid, until: datetime) -> Laid:
        """Write it to the disk, for so long. Errors: FullError; RegisterError from the disk."""
        kept = replace(laid, until=until, kept=True)
        with self._lock:
            self._keeping.put(kept.token, kept.handed, until)
            self._put(kept)
        return kept

    def take_away(self, token: str) -> None:
        """Forget it now, and remove what was kept of it. Errors: RegisterError from the disk."""
        with self._lock:
            self._drop(token)
            self._keeping.drop(token)

    def clear(self, now: datetime) -> None:
        """Take away whatever has had its time, here and on the disk."""
        with self._lock:
            self._forget_old(now)
            self._keeping.clear(now)

    def answer(self, laid: Laid, state: object, work_out: Callable[[], Worked]) -> Worked:
        """What `work_out` answers; asked once for what lies there and for a state of the register.

        Errors: TooManyError while somebody else has it worked out, and it takes long.
        """
        with self._lock:
            one = self._answered.setdefault(laid.token, _Answered(self._patience))
            self._answered.move_to_end(laid.token)
            while len(self._answered) > WORKED_OUT:
                self._answered.popitem(last=False)
        with one.turn():
            if one.handed is not laid.handed or one.state != state:
                one.answer = work_out()
                one.handed, one.state = laid.handed, state
            answer: Worked = one.answer
            return answer

    def _put(self, laid: Laid) -> None:
        self._laid[laid.token] = laid
        self._laid.move_to_end(laid.token)
        while len(self._laid) > 1 and (len(self._laid) > MOST or self._bytes() > MOST_BYTES):
            oldest = next(iter(self._laid))
            self._drop(oldest)

    def _bytes(self) -> int:
        return sum(weight(laid.handed) for laid in self._laid.values())

    def _drop(self, token: str) -> None:
        self._laid.pop(token, None)
        self._answered.pop(token, None)

    def _forget_old(self, now: datetime) -> None:
        for token in [token for token, laid in self._laid.items() if laid.until <= now]:
            self._drop(token)


@contextmanager
def sweeping(desk: Desk, clock: Callable[[], datetime], every: float = 60.0) -> Iterator[None]:
    """While the block runs, whatever has had its time is taken away, at once and every so many seconds."""
    over = Event()

    def sweep() -> None:
        while True:
            try:
                desk.clear(clock())
            except OnRecordError as error:
                log.warning("what was kept could not be removed: %s", error.sentence)
            if over.wait(every):
                return

    desk.clear(clock())
    sweeper = Thread(target=sweep, name="sweeping", daemon=True)
    sweeper.start()
    try:
        yield
    finally:
        over.set()
        sweeper.join(timeout=1)


def weight(handed: HandedIn) -> int:
    """About how many bytes of memory something takes: a character of a text takes one, two or four."""
    if isinstance(handed, ClaimsHanded):
        return len(handed.claims.content)
    return sum(2 * len(article.text) for article in handed.articles)
