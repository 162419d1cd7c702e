"""What a load spends its processor time on, stage by stage; run by run.py in a process of its own.

python bench/stages.py REGISTER PATH…     prints {"build": seconds, "issues": seconds, …} as JSON

The load runs in one process here, so that all of its time is counted there. The stages of `STAGES` are timed from
outside, at the functions that do them; what is left is the build: the bytes kept, packages split into releases, equal
content found, releases merged, tables and texts written, all of it synced to the disk.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.register import Register, derive, load, split

STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "issues": ((split, "is_sound"), (split, "find_issues")),
    "search index": ((derive, "make_index"),),
    "money": ((derive.MoneyTable, "add"),),
    "record file": ((derive.RecordFileWriter, "add"),),
}
"""What is done beside the build: by what it is called, where its functions stand."""


class Stopwatch:
    """Processor seconds by stage, those of every thread."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def time(self, stage: str, owner: Any, name: str) -> None:
        """Have a function's time counted from now on."""
        work: Callable[..., Any] = getattr(owner, name)

        def timed(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.seconds[stage] += time.process_time() - begun

        setattr(owner, name, timed)


def measure_stages(register: Path, paths: list[Path]) -> dict[str, float]:
    """Load, and say what each stage took."""
    load.worker_count = lambda: 1
    watch = Stopwatch()
    for stage, functions in STAGES.items():
        for owner, name in functions:
            watch.time(stage, owner, name)
    begun = time.process_time()
    Register.create(register).load(paths, now=datetime.now(UTC))
    whole = time.process_time() - begun
    return {"build": whole - watch.seconds.total(), **{stage: watch.seconds[stage] for stage in STAGES}, "all": whole}


def main() -> None:
    """Measure, and print."""
    register, *paths = map(Path, sys.argv[1:])
    print(json.dumps(measure_stages(register, paths)))


if __name__ == "__main__":
    main()
