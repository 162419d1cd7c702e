"""Webhooks: each release that comes in, told to every receiver in order, at least once, and not again once taken."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from threading import Event

from msgspec.structs import replace

from onrecord.register import Update
from onrecord.register.deliveries import Deliveries, Told
from onrecord.report.answers_feeds import DeliverAnswer, Delivered
from onrecord.report.json import encode_line
from onrecord.settings import Settings
from onrecord.sources.http import user_agent
from onrecord.sources.receivers import Outcome, Postman, Receiver, read_receivers
from onrecord.tasks.feeds import last_cursor, updates
from onrecord.tasks.opening import Clock, kept_open, now

WAITS = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Seconds after each failure; after the last, three days in all, a receiver is stopped. Source: Standard Webhooks."""
LONGEST_WAIT = 86_400.0
"""Seconds that a receiver may ask for."""
ROWS = 100
MOST = 10_000
"""Releases for one receiver in one run; the next goes on."""
AT_ONCE = 8
"""Receivers: one that is slow holds up no other."""


def deliver(settings: Settings, receivers: Path, *, again: bool = False, clock: Clock = now) -> DeliverAnswer:
    """Tell the receivers of a file what came into the register since each was last told; a new one, from now on.

    `again`: those that were stopped, and those that are waiting, are tried now.
    Errors: InputError for a file that is none; LockedError while another delivers.
    """
    found = read_receivers(receivers, settings.hosts)
    deliveries = Deliveries(settings.register)
    postman = Postman(user_agent(metadata.version("onrecord"), settings.contact), settings.hosts)
    ended = Event()
    rounds = [_Round(settings, one, deliveries, postman, again, clock, ended) for one in found]
    try:
        with kept_open(settings), deliveries.alone(), ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                return DeliverAnswer(tuple(pool.map(_Round.run, rounds)))
            finally:
                ended.set()  # whoever interrupts waits for no more than the request under way
    finally:
        postman.close()


@dataclass(frozen=True, slots=True)
class _Round:
    """One run to one receiver."""

    settings: Settings
    receiver: Receiver
    deliveries: Deliveries
    postman: Postman
    again: bool
    clock: Clock
    ended: Event

    def run(self) -> Delivered:
        """Tell it what it was not told yet, until it fails."""
        told = self.deliveries.told(self.receiver.address)
        if told is None:
            told = self._keep(Told(last_cursor(self.settings)))
            return self._answer(told, 0)
        if self.again:
            told = self._keep(replace(told, stopped=False, failures=0, next=None))
        count, start = 0, self.clock()
        if told.stopped or (told.next is not None and start < told.next):
            return self._answer(told, 0)
        while count < MOST and not self.ended.is_set():
            found = updates(self.settings, after=told.cursor, limit=ROWS).found
            for row, cursor in zip(found.rows, found.cursors, strict=True):
                if self.ended.is_set():
                    break
                outcome = self._bring(row)
                if not outcome.taken:
                    return self._answer(self._keep(self._failed(told, outcome)), count)
                # Kept before the next is sent: what was taken is not sent again.
                told, count = self._keep(Told(cursor)), count + 1
            if not found.more:
                break
        return self._answer(told, count)

    def _bring(self, row: Update) -> Outcome:
        id_ = delivery_id(self.receiver.address, row)
        return self.postman.bring(self.receiver, id_, self.clock(), encode_line(asdict(row)).rstrip(b"\n"))

    def _failed(self, told: Told, outcome: Outcome) -> Told:
        failures = told.failures + 1
        if outcome.gone or failures > len(WAITS):
            return Told(told.cursor, failures, None, stopped=True, reason=outcome.reason)
        wait = max(float(WAITS[failures - 1]), min(outcome.wait, LONGEST_WAIT))
        return Told(told.cursor, failures, self.clock() + timedelta(seconds=wait), reason=outcome.reason)

    def _keep(self, told: Told) -> Told:
        self.deliveries.keep(self.receiver.address, told)
        return told

    def _answer(self, told: Told, count: int) -> Delivered:
        return Delivered(self.receiver.shown, count, told.next, told.stopped, told.reason)


def delivery_id(address: str, row: Update) -> str:
    """The id of one release for one receiver: the same however often it is sent."""
    return "msg_" + hashlib.sha256(f"{address}\n{row.raw}\n{row.position}".encode()).hexdigest()[:32]
