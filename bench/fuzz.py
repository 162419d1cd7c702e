"""What makes a reader crash: `make fuzz`, or python bench/fuzz.py [--short]. docs/fuzz.md tells what is fed to what.

Articles, notices, payments and lists of claims, made from sound ones by seeded mutation, are read and checked. What is
raised and is none of our own errors is a crash, and so is what takes longer than half a minute of processor time.
Prints executions, seconds, crashes and the slowest input; a crasher is kept in bench/out/fuzz/. Exit code 1 when there
is one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from corpus import OUT
from fuzz_inputs import mutated, seeds
from fuzz_targets import TARGETS
from machine import describe

from onrecord.errors import OnRecordError

FULL, SHORT = 600.0, 30.0
"""Seconds."""
LONGEST = 30.0
"""Seconds of processor time that one input may take."""


class TooLongError(Exception):
    """An input took more than its share."""


@dataclass(slots=True)
class Tally:
    """What came of it so far."""

    executions: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """Inputs that ended in one of our own errors."""
    crashes: dict[str, str] = field(default_factory=dict)
    """The kept file of each kind of crash, and what was raised."""
    slowest: float = 0.0
    slowest_input: str = ""

    def lines(self, seconds: float) -> list[str]:
        total = self.executions.total()
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.executions.items()))
        return [
            f"{total:,} inputs in {seconds:,.0f} s ({kinds}); {self.refused.total():,} refused with a message",
            "\n  ".join([f"{len(self.crashes)} kinds of crash", *(f"{f}: {e}" for f, e in self.crashes.items())]),
            f"slowest: {self.slowest:.1f} s of processor time, {self.slowest_input}",
        ]


def fuzz(seconds: float, seed: int, folder: Path) -> Tally:
    """Feed mutated inputs to every reader in turn for so many seconds; the same seed gives the same inputs."""
    chance, tally = random.Random(seed), Tally()
    signal.signal(signal.SIGVTALRM, _too_long)
    known = {kind: seeds(kind) for kind in TARGETS}
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for kind in TARGETS:
            _feed(kind, mutated(chance.choice(known[kind]), known[kind], chance), tally, folder)
    return tally


def _feed(kind: str, content: bytes, tally: Tally, folder: Path) -> None:
    name = f"{kind}-{hashlib.sha256(content).hexdigest()[:12]}"
    tally.executions[kind] += 1
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        TARGETS[kind](content)
    except OnRecordError:
        tally.refused[kind] += 1
    except Exception as fault:  # whatever it is, it is what we are looking for
        _keep(name, content, fault, tally, folder)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    taken = time.process_time() - began
    if taken > tally.slowest:
        tally.slowest, tally.slowest_input = taken, f"{name} of {len(content):,} bytes"
        (folder / "slowest").write_bytes(content)


def _keep(name: str, content: bytes, fault: Exception, tally: Tally, folder: Path) -> None:
    """One file for each place in the code at which something was raised."""
    trace, place = fault.__traceback__, ""
    while trace is not None:
        if "onrecord" in trace.tb_frame.f_code.co_filename:
            place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    told = f"{type(fault).__name__} at {place}: {str(fault)[:120]}"
    if not any(other.split(": ")[0] == told.split(": ")[0] for other in tally.crashes.values()):
        (folder / name).write_bytes(content)
        tally.crashes[name] = told
        print(f"crash: {name}: {told}", file=sys.stderr, flush=True)


def _too_long(_number: int, _frame: object) -> None:
    raise TooLongError(f"more than {LONGEST:.0f} s of processor time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="half a minute: that all of it still holds")
    parser.add_argument("--seconds", type=float, help="of feeding")
    parser.add_argument("--seed", type=int, default=1, help="of the mutations")
    parser.add_argument("--again", metavar="FILE", type=Path, help="feed one kept input again, and let it crash")
    given = parser.parse_args()
    if given.again:
        TARGETS[given.again.name.partition("-")[0]](given.again.read_bytes())
        return
    folder = OUT / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    tally = fuzz(given.seconds or (SHORT if given.short else FULL), given.seed, folder)
    seconds = time.monotonic() - began
    print("\n".join(tally.lines(seconds)))
    result = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": describe(),
        "seed": given.seed,
        "seconds": round(seconds),
        "executions": tally.executions,
        "refused": tally.refused,
        "crashes": tally.crashes,
        "slowest": [round(tally.slowest, 2), tally.slowest_input],
    }
    (OUT / "fuzz.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    sys.exit(1 if tally.crashes else 0)


if __name__ == "__main__":
    main()
