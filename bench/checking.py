"""How fast articles are read, linked and checked, one by one and in bulk, among how many notices.

    python bench/checking.py [--sizes 10000,100000,1000000] [--repeats 5] [--bulk 500]

Each register holds the real UK releases and a corpus of made ones, as bench/links.py has them. One by one: every stage
of every annotated article, timed in one process by the clock, and by the processor's own, which a busy machine does
not stretch. In bulk: `onrecord check FILE --out` on generated articles about real
records, by one process and by as many as there are cores, from the start of the command to its end. Written to
bench/out/checking.json.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from articles import CPU, SHARED, article_files
from corpus import OUT, PROJECT
from links import register_of
from machine import describe
from page import MIB, table
from process import measure, percentile

from quality import gold
from quality import measure as gauges
from quality.generate import generate

TARGET = OUT / "checking.json"
WHOLE = "all of it"
GOALS: Mapping[str, float] = {"read": 5, "link": 50, "check, its record known": 10, WHOLE: 100}
"""Milliseconds an article; the last as the 95th percentile. Source: the project's goals for speed."""


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--bulk", type=int, default=500, help="articles in bulk")
    given = parser.parse_args()
    print("\n".join(f"- {name}: {value}" for name, value in describe().items()))
    print(f"\n{measured([int(size) for size in given.sizes.split(',')], given.repeats, given.bulk)}")


def measured(sizes: Sequence[int], repeats: int = 5, bulk: int = 500) -> str:
    """Measure, write, and give the tables; where there are no real notices, why not."""
    if not SHARED.is_dir():
        return "Articles among many notices were not measured: that needs ../shared."
    found = [measure_checks(size, repeats, bulk) for size in sizes]
    TARGET.write_text(json.dumps({"machine": describe(), "checks": found}, indent=1) + "\n", "utf-8")
    return check_tables(found)


def measure_checks(size: int, repeats: int, bulk: int) -> dict[str, Any]:
    """Milliseconds of each stage, and articles a second in bulk, among so many made releases."""
    register = register_of(size)
    kind, files, _ = article_files()
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        answer = Path(folder) / "stages.json"
        script = [sys.executable, str(PROJECT / "bench" / "articles.py"), str(register), str(repeats)]
        run = measure([*script, *map(str, files)], stdout=answer)
        stages = json.loads(answer.read_text("utf-8"))
        pile = Path(folder) / "articles.jsonl"
        pile.write_text("".join(json.dumps(each) + "\n" for each in _made(bulk)), "utf-8")
        rates = {jobs: _in_bulk(register, pile, bulk, jobs) for jobs in sorted({1, os.cpu_count() or 1})}
    return {
        "releases": size,
        "articles": f"{kind}, {len(files)} of them, {repeats} times each",
        "peak_mib": run.peak_bytes / MIB,
        "milliseconds": {
            stage: {"median": percentile(times, 0.5), "p95": percentile(times, 0.95), "most": max(times)}
            for stage, times in stages.items()
        },
        "bulk": bulk,
        "in_bulk": rates,
    }


def _made(count: int) -> Iterable[dict[str, str]]:
    groups = gold.by_ocid(gold.read_releases(gauges.uk_files()))
    for each in generate(groups, count):
        yield {"text": each["text"], "published": each["published"]}


def _in_bulk(register: Path, pile: Path, count: int, jobs: int) -> dict[str, float]:
    """Articles a second, and the memory of the largest process."""
    out = pile.with_name(f"{jobs}.jsonl")
    command = [sys.executable, "-c", "from onrecord.cli import onrecord; onrecord.main()", "--register", str(register)]
    run = measure([*command, "check", str(pile), "--out", str(out), "--jobs", str(jobs)])
    return {"seconds": run.seconds, "articles_per_second": count / run.seconds, "peak_mib": run.peak_bytes / MIB}


def check_tables(checks: Iterable[Mapping[str, Any]]) -> str:
    """One line for each stage and size, and one for each number of processes in bulk."""
    checks = list(checks)
    one = [_stage(check, stage, told) for check in checks for stage, told in check["milliseconds"].items()]
    bulk = [
        (
            f"{jobs}",
            f"{check['releases']:,}",
            f"{rate['articles_per_second']:.1f}",
            f"{rate['seconds']:.1f}",
            f"{rate['peak_mib']:.0f}",
        )
        for check in checks
        for jobs, rate in check["in_bulk"].items()
    ]
    return "\n\n".join(
        (
            f"Articles one by one: {checks[0]['articles']}, in one process of at most "
            f"{max(check['peak_mib'] for check in checks):.0f} MiB.",
            table(("stage", "made releases", "median ms", "p95 ms", "most ms", "goal", "met"), one),
            f"In bulk: {checks[0]['bulk']:,} generated articles, start and end of the command included.",
            table(("processes", "made releases", "articles/s", "seconds", "MiB a process"), bulk),
        )
    )


def _stage(check: Mapping[str, Any], stage: str, told: Mapping[str, float]) -> tuple[str, ...]:
    figures = tuple(f"{told[key]:.1f}" for key in ("median", "p95", "most"))
    whole = stage.removesuffix(CPU) == WHOLE
    goal = GOALS.get(stage.removesuffix(CPU))
    if goal is None:
        return stage, f"{check['releases']:,}", *figures, "", ""
    reached = told["p95" if whole else "median"]
    asked = f"p95 {goal:g}" if whole else f"{goal:g}"
    return stage, f"{check['releases']:,}", *figures, asked, "yes" if reached <= goal else "no"


if __name__ == "__main__":
    main()
