"""The writer of the soak, in a process of its own: loads one marked group after another until it is told to stop."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from soak_groups import write_base, write_group

from onrecord.register import Register

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def main(folder: Path, stop: Path, base: int) -> None:
    """Loads until the file `stop` is there; then prints how many, and how long the longest took.

    `base`: other releases that the register has from the start.
    """
    register = Register.open(folder, create=True)
    register.load([write_base(stop.with_name("base.json"), base)], now=NOW)
    print("ready", flush=True)
    longest, groups = 0.0, 0
    while not stop.exists():
        begun = perf_counter()
        report = register.load([write_group(stop.with_name("group.json"), groups)], now=NOW + timedelta(minutes=groups))
        assert report.adds_up
        longest, groups = max(longest, perf_counter() - begun), groups + 1
    print(json.dumps({"groups": groups, "longest": longest}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
