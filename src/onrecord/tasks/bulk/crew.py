"""A crew of processes that check articles, and what becomes of an article whose process dies."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO

import msgspec

from onrecord.errors import RegisterError
from onrecord.tasks.bulk.model import Answer, Item, Orders, Trouble, Unanswered
from onrecord.tasks.bulk.rows import key_of, unanswered_row
from onrecord.tasks.bulk.worker import framed, unframed

AHEAD = 32
"""Articles a worker that may be under way or answered while an earlier one is still being checked."""
MOST_WAITING = 64 * 1024**2
"""Bytes of answers that wait for an earlier one; then no more are begun."""
TRIES = 2
"""Processes that may die of one article. One may be killed by chance: by a system short of memory."""
MOST_BORN_DEAD = 3
"""Processes in a row that may die before they have opened the register."""
_CHUNK = 1 << 18
BEGIN = "from onrecord.tasks.bulk.worker import main; main()"
"""What each process runs."""
_ANSWER = msgspec.msgpack.Decoder(Answer)


@dataclass(slots=True, eq=False)
class _Place:
    """One row of the output: waiting for its line, or with it."""

    item: Item | None
    line: bytes = b""
    died: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """One process, what it was given, and what it has said so far."""

    process: subprocess.Popen[bytes]
    place: _Place | None = None
    ready: bool = False
    heard: bytearray = field(default_factory=bytearray)

    @property
    def given(self) -> IO[bytes]:
        """Its standard input."""
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def said(self) -> IO[bytes]:
        """Its standard output."""
        assert self.process.stdout is not None
        return self.process.stdout


class Crew:
    """So many processes, each with the register open; a context."""

    def __init__(self, orders: Orders, jobs: int, begin: str = BEGIN) -> None:
        """`begin` is what each process runs: a program that ends in `worker.main`."""
        self._orders = orders
        self._jobs = jobs
        self._begin = begin
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._born_dead = 0
        self._places: deque[_Place] = deque()
        """Rows that are not given back yet, in their order."""
        self._todo: deque[_Place] = deque()
        """Those of them that no process has been given."""
        self._waiting = 0
        """Bytes of the lines among them."""

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """End every process."""
        for worker in self._workers[:]:
            worker.process.kill()
            self._bury(worker)
        self._selector.close()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is under way."""
        return not self._places

    def rows(self, work: Iterable[Item | bytes]) -> Iterator[bytes]:
        """A row for each article, in their order; what is a row already stays one.

        Errors: RegisterError when the register changes meanwhile, or no process can be started.
        """
        coming = iter(work)
        while True:
            more = self._fetch(coming)
            self._deal()
            while self._places and self._places[0].line:
                line = self._places.popleft().line
                self._waiting -= len(line)
                yield line
            if self._places:
                self._listen()
            elif not more:
                return

    def _fetch(self, coming: Iterator[Item | bytes]) -> bool:
        """Fetch as much as there is room for; whether there is more."""
        while (
            len(self._todo) < self._jobs
            and len(self._places) < AHEAD * self._jobs
            and self._waiting < MOST_WAITING
        ):  # fmt: skip
            found = next(coming, None)
            if found is None:
                return False
            if isinstance(found, bytes):
                self._places.append(_Place(None))
                self._fill(self._places[-1], found)
            else:
                self._places.append(_Place(found))
                self._todo.append(self._places[-1])
        return True

    def _deal(self) -> None:
        """Give what is to be done to whoever is free; a process is started only where there is work for it."""
        for worker in self._workers:
            if self._todo and worker.ready and worker.place is None:
                worker.place = self._todo.popleft()
                self._send(worker, framed(_item(worker.place)))
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._jobs and starting < len(self._todo):
            self._hire()
            starting += 1

    def _hire(self) -> None:
        # A session of its own: Ctrl-C is for us to hear. What we import from, it imports from.
        process = subprocess.Popen(
            [sys.executable, "-c", self._begin],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # One seed for all: were an answer ever to hang on the order of a set, it would in each of them alike.
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": "0"},
            start_new_session=True,
        )
        worker = _Worker(process)
        self._workers.append(worker)
        self._selector.register(worker.said, selectors.EVENT_READ, worker)
        self._send(worker, framed(self._orders))

    def _send(self, worker: _Worker, message: bytes) -> None:
        # One that is dead is found so when it is listened to.
        with suppress(BrokenPipeError):
            worker.given.write(message)
            worker.given.flush()

    def _listen(self) -> None:
        """Wait until one process at least has said something, and take it down."""
        for found, _ in self._selector.select():
            worker: _Worker = found.data
            heard = os.read(worker.said.fileno(), _CHUNK)
            worker.heard += heard
            if not heard:
                self._bury(worker)
                self._mourn(worker)
            elif said := unframed(worker.heard):
                del worker.heard[: said[1]]
                self._take(worker, _ANSWER.decode(said[0]))

    def _take(self, worker: _Worker, answer: Answer) -> None:
        if answer.stop:
            raise stopped(answer.stop)
        if worker.place is None:
            worker.ready, self._born_dead = True, 0
            return
        place, worker.place = worker.place, None
        self._fill(place, answer.line)

    def _fill(self, place: _Place, line: bytes) -> None:
        place.line, place.item = line, None
        self._waiting += len(line)

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        self._selector.unregister(worker.said)
        worker.process.wait()
        for pipe in (worker.given, worker.said):
            with suppress(BrokenPipeError):
                pipe.close()

    def _mourn(self, worker: _Worker) -> None:
        """What becomes of the article that a dead process had."""
        if not worker.ready:
            self._born_dead += 1
            if self._born_dead >= MOST_BORN_DEAD:
                raise RegisterError(self._orders.register, found="that no process could be started to read it")
        place = worker.place
        if place is None:
            return
        item, how = _item(place), worker.process.returncode
        place.died += 1
        if how == -signal.SIGALRM:
            seconds = self._orders.seconds
            found = f"an article that took more than {seconds:g} seconds"
            said = Unanswered(item.path, Trouble.CUT_OFF, found, remedy="Give it more: --seconds", seconds=seconds)
        elif place.died >= TRIES:
            found = f"that the process checking it died, {TRIES} times ({_end(how)})"
            said = Unanswered(item.path, Trouble.DIED, found)
        else:
            self._todo.appendleft(place)
            return
        self._fill(place, unanswered_row(said, item, key_of(item, self._orders.state)))


def _item(place: _Place) -> Item:
    assert place.item is not None
    return place.item


def stopped(sentence: str) -> RegisterError:
    """The error that a process told of in its own words."""
    where, _, facts = sentence.partition("\n")
    return RegisterError(where, remedy=facts.strip())


def _end(code: int) -> str:
    """How a process ended, in words.

    >>> _end(-9), _end(3)
    ('SIGKILL', 'exit code 3')
    """
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
