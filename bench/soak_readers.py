"""Two readers and one writer: nobody waits for the writer, and nobody sees half a load.

That nobody waits is proved and not only timed: now and then the writer is stopped dead (SIGSTOP) in the middle of a
load, with its lock held and its files half written, and goes on only when every reader has come round twice meanwhile.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any

from process import percentile

HERE = Path(__file__).parent
PATIENCE = 60.0
"""Seconds after which a reader counts as waiting for the writer; a round of its takes a fraction of one."""


@dataclass(slots=True)
class Child:
    """A process that prints a line a step, and its report as the last line."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    listener: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def report(self) -> dict[str, Any]:
        """The last line. A process that failed stops the soak, with its words."""
        assert self.process.stderr is not None
        said = self.process.stderr.read()
        self.process.wait(PATIENCE)
        self.listener.join()
        if self.process.returncode:
            raise SystemExit(f"{self.process.args} ended with {self.process.returncode}\n{said[-3_000:]}")
        return dict(json.loads(self.lines[-1]))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers and the writer had to say."""

    seconds: float
    loads: int
    longest_load: float
    rounds: int
    waits: tuple[float, ...]
    pauses: int
    """Times that the writer was stopped in the middle of a load."""
    waited: int
    """Of those, how often a reader did not come round."""
    wrong: tuple[str, ...]
    """Halves of loads that were seen, and errors."""

    @property
    def sound(self) -> bool:
        """Whether nothing was wrong, and there was something to see."""
        return not self.wrong and not self.waited and self.pauses > 0 and self.loads > 1

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"two readers, one writer, {self.seconds:.0f} s: {self.loads} loads, {self.rounds} rounds of questions"
        yield f"  half a load seen, or an error: {len(self.wrong)}"
        yield f"  writer stopped in the middle of a load: {self.pauses}; readers that did not go on: {self.waited}"
        longest, p99, middle = max(self.waits), percentile(self.waits, 0.99), percentile(self.waits, 0.5)
        yield f"  one question took {middle:.3f} s (median), {p99:.3f} s (99 %), {longest:.3f} s (longest);"
        yield f"  the longest load took {self.longest_load:.3f} s"
        yield from (f"  WRONG {one}" for one in self.wrong[:10])


def read_while_writing(folder: Path, seconds: float, seed: int = 1) -> Reading:
    """Run them in `folder` for so many seconds."""
    random, stop = Random(seed), folder / "stop"
    with _child("soak_writer.py", folder / "register", stop, 1_000 if seconds >= 60 else 50) as writer:
        if not _wait_for(writer, 1):
            writer.report()
        with (
            _child("soak_reader.py", folder / "register", 1, stop) as first,
            _child("soak_reader.py", folder / "register", 2, stop) as second,
        ):
            pauses, waited = _trouble(writer, (first, second), folder / "register" / "LOCK", seconds, random)
            stop.touch()
            told, seen = writer.report(), [first.report(), second.report()]
    return Reading(
        seconds=seconds,
        loads=told["groups"],
        longest_load=told["longest"],
        rounds=sum(one["rounds"] for one in seen),
        waits=tuple(wait for one in seen for wait in one["waits"]),
        pauses=pauses,
        waited=waited,
        wrong=tuple(wrong for one in seen for wrong in one["wrong"]),
    )


@contextmanager
def _child(script: str, *words: object) -> Iterator[Child]:
    command = [sys.executable, str(HERE / script), *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        child = Child(process)
        try:
            yield child
        finally:
            process.kill()
            child.listener.join()


def _trouble(
    writer: Child, readers: tuple[Child, Child], lock: Path, seconds: float, random: Random
) -> tuple[int, int]:
    """Stop the writer again and again for `seconds`; how often in the middle of a load, and how often in vain."""
    pauses = waited = 0
    end = monotonic() + seconds
    while monotonic() < end:
        sleep(random.uniform(0.2, 2.5))
        writer.process.send_signal(signal.SIGSTOP)
        try:
            if lock.exists() and lock.read_bytes():
                pauses += 1
                waited += not all(_comes_round(reader) for reader in readers)
        finally:
            writer.process.send_signal(signal.SIGCONT)
    return pauses, waited


def _comes_round(reader: Child) -> bool:
    """Whether the reader ends two more rounds: the second of them was begun after the writer was stopped."""
    return _wait_for(reader, len(reader.lines) + 2)


def _wait_for(child: Child, lines: int) -> bool:
    end = monotonic() + PATIENCE
    while len(child.lines) < lines and monotonic() < end and child.process.poll() is None:
        sleep(0.01)
    return len(child.lines) >= lines
