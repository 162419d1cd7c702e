"""Between a source and the register: answers are taken in batches, and noted only once they are kept.

A batch that dies leaves neither answers nor notes, and is asked for again; an answer that is kept without its note is
asked for again, too, and found held.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from onrecord.errors import LockedError
from onrecord.register import Arrival, LoadReport, Progress, Register
from onrecord.register.notes import NoteBook
from onrecord.sources import Fetched, Headway, Note, State
from onrecord.tasks.opening import Clock, Listener

log = logging.getLogger("onrecord.pull")

MOST_ANSWERS = 60
MOST_BYTES = 32 * 1024**2
MOST_SECONDS = 600
"""A batch ends at whichever of these comes first."""
PATIENCE = 120
"""Times that a register in use is tried again."""
BETWEEN_TRIES = 5.0
"""Seconds."""

_LINE = msgspec.json.Decoder(Note)


def read_notes(book: NoteBook) -> list[Note]:
    """What was noted, oldest first. A line that cannot be read counts as not written: it is asked again."""
    notes = []
    for line in book.lines():
        try:
            notes.append(_LINE.decode(line))
        except msgspec.DecodeError:
            log.warning("%s has a line that cannot be read; what it noted is asked again", book.path)
    return notes


@dataclass(slots=True)
class Tally:
    """What a pull brought so far."""

    answers: int = 0
    bytes: int = 0
    releases_seen: int = 0
    releases_kept: int = 0
    releases_duplicate: int = 0
    releases_refused: int = 0
    answers_held: int = 0
    """Known by their bytes."""
    issues: int = 0
    records: int = 0
    """In the register now."""
    releases: int = 0

    def add(self, report: LoadReport) -> None:
        """Count what the register took."""
        self.releases_seen += report.releases_seen
        self.releases_kept += report.releases_kept
        self.releases_duplicate += report.releases_duplicate
        self.releases_refused += report.releases_refused
        self.answers_held += report.files_held
        self.issues += report.issues
        self.records, self.releases = report.records, report.releases


@dataclass(slots=True)
class Intake:
    """Collects steps into batches, and gives these to the register."""

    register: Register
    book: NoteBook
    source: str
    clock: Clock
    sleep: Callable[[float], None]
    listener: Listener | None = None
    tally: Tally = field(default_factory=Tally)
    notes: list[Note] = field(default_factory=list)
    """All that is noted, the batch under way included."""
    _answers: list[Fetched] = field(default_factory=list)
    _unwritten: list[Note] = field(default_factory=list)
    _wanted: list[Note] = field(default_factory=list)
    _headway: Headway = field(default_factory=lambda: Headway(0, 0))
    _started: datetime = field(init=False)
    _began: datetime = field(init=False)
    """When the batch under way was begun."""

    def __post_init__(self) -> None:
        self.notes = read_notes(self.book)
        self._started = self._began = self.clock()

    def add(self, step: Fetched | Note | Headway) -> None:
        """Take one step into the batch; the batch into the register when it is full."""
        if isinstance(step, Note) and step.state is State.WANTED:
            self.notes.append(step)
            self._wanted.append(step)
            return
        self._write_wanted()
        if isinstance(step, Headway):
            self._headway = step
            self.tell("asking")
        elif isinstance(step, Note):
            self.notes.append(step)
            self._unwritten.append(step)
        else:
            self.tally.answers += 1
            self.tally.bytes += step.body.stat().st_size
            self._answers.append(step)
            if self._full():
                self.flush()

    def flush(self) -> None:
        """Give the batch to the register, then write its notes. Errors: as for `Register.take`."""
        self._write_wanted()
        if self._answers:
            arrivals = [_arrival(self.source, answer) for answer in self._answers]
            self.tally.add(self._take(arrivals))
            for answer in self._answers:
                answer.body.unlink(missing_ok=True)
        self.book.append(msgspec.json.encode(note) for note in self._unwritten)
        self._answers, self._unwritten, self._began = [], [], self.clock()

    def _write_wanted(self) -> None:
        """What a pull sets out to ask rests on no answer: it is noted at once, so that a killed one shows."""
        if self._wanted:
            self.book.append(msgspec.json.encode(note) for note in self._wanted)
            self._wanted = []

    def tell(self, stage: str) -> None:
        """Say how far it has come."""
        if self.listener:
            seconds = (self.clock() - self._started).total_seconds()
            self.listener(Progress(stage, self._headway.done, self._headway.total, self.tally.releases_kept, seconds))

    def _full(self) -> bool:
        size = sum(answer.body.stat().st_size for answer in self._answers)
        waited = (self.clock() - self._began).total_seconds()
        return len(self._answers) >= MOST_ANSWERS or size >= MOST_BYTES or waited >= MOST_SECONDS

    def _take(self, arrivals: list[Arrival]) -> LoadReport:
        """Wait for another writer to end, as pulls of several sources into one register have to."""
        for _ in range(PATIENCE):
            try:
                return self._take_now(arrivals)
            except LockedError as busy:
                log.info("%s", busy.sentence)
                self.sleep(BETWEEN_TRIES)
        return self._take_now(arrivals)

    def _take_now(self, arrivals: list[Arrival]) -> LoadReport:
        # A clock that was put back since the first answer must not make answers come from the future.
        now = max([self.clock(), *(arrival.at for arrival in arrivals)])
        return self.register.take(arrivals, now=now, progress=None)


def _arrival(source: str, answer: Fetched) -> Arrival:
    return Arrival(answer.body, source, answer.address, answer.at, answer.headers)
