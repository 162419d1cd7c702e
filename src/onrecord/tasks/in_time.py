"""Work in a process of its own, which is ended when its time is over: whoever asks meanwhile is not held up by it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from onrecord.errors import OnRecordError

Answer = TypeVar("Answer")

GRACE = 5.0
"""Seconds for the process to begin and to hand its answer over, beyond those of the work."""
_NICE = 5
"""How far it stands back behind whoever waits for a page."""
_BEGIN = "from onrecord.tasks.in_time import main; main()"


class TimeOverError(Exception):
    """The work had not ended when its time was over. Nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A clock that stands still: what is worked out elsewhere is worked out at the instant at which it was asked."""

    at: datetime

    def __call__(self) -> datetime:
        """The instant."""
        return self.at


def in_time(work: Callable[[], Answer], seconds: float) -> Answer:
    """What `work` answers, in a process of its own.

    `work` and its answer are pickled: a partial of a task, and the values that it takes.
    Errors: TimeOverError; those of `work` that are ours; RuntimeError when the process died of something else.
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        # A session of its own: Ctrl-C is for us to hear.
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(pickle.dumps((seconds, work)), timeout=seconds + 2 * GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise TimeOverError from None
    if process.returncode == -signal.SIGALRM:
        raise TimeOverError
    if process.returncode:
        raise RuntimeError(f"the process of a long task ended with {process.returncode}")
    answer: Answer | OnRecordError = pickle.loads(said)  # our own process wrote it
    if isinstance(answer, OnRecordError):
        raise answer
    return answer


def main() -> None:
    """The process: takes its work from standard input, and answers on standard output, which is the answer's alone."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.nice(_NICE)
    seconds, work = pickle.load(sys.stdin.buffer)  # whoever began this process wrote it
    # The kernel keeps the time and ends this process, whoever began it: no loop of ours, and none of a library, holds
    # it off.
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        answer = work()
    except OnRecordError as error:
        answer = error
    signal.setitimer(signal.ITIMER_REAL, GRACE)
    with answers:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
