"""One measured thing, in a process of its own: how long it took, and how much memory it held at most."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

# macOS counts bytes where Linux counts KiB.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What the operating system says of one finished process."""

    seconds: float
    """Wall clock, from start to end."""
    cpu_seconds: float
    """User and system time, those of its own children included."""
    peak_bytes: int
    """Resident memory of the largest single process in it."""


def measure(command: Sequence[str], *, stdin: Path | None = None, stdout: Path | None = None) -> Run:
    """Run a command to its end and say what it cost. A command that fails stops the benchmark, with its words."""
    with _open(stdin, "rb") as given, _open(stdout, "wb") as answer:
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdin=given, stdout=answer, stderr=subprocess.PIPE)
        assert child.stderr is not None
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(
            f"{' '.join(command)}\n  ended with {child.returncode}\n{said.decode(errors='replace')[-2000:]}"
        )
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MAXRSS_UNIT)


def _open(path: Path | None, mode: str) -> BinaryIO:
    return (path or Path(os.devnull)).open(mode)  # type: ignore[return-value]


def middle(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, least and most."""
    return statistics.median(values), min(values), max(values)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie, by nearest rank.

    >>> percentile([5, 1, 2, 3, 4, 6, 7, 8, 9, 10], 0.95)
    10
    """
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
