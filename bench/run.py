"""How fast, and in what memory: `make bench`, or python bench/run.py [--quick].

Loads corpora of 10,000 and 100,000 releases, compiles the same bytes with `ocdskit compile` in turn, and times the
reading, linking and checking of articles. Each measured thing runs in a process of its own. Ends with a table in
Markdown; the same as JSON is in bench/out/latest.json. Quote ratios rather than seconds: machines are noisy.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from articles import article_files
from corpus import OUT, PROJECT, Corpus, corpus
from machine import describe
from page import MIB, page
from process import Run, measure, middle, percentile

BIN = Path(sys.executable).parent
SCHEMA = PROJECT / "src" / "onrecord" / "ocds" / "schemas" / "1.1.5" / "release-schema.json"
QUICK = ((1_000, 1),)

FULL = ((10_000, 3), (100_000, 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a thousand releases, once: that the benchmark still runs")
    quick = parser.parse_args().quick
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        loads = [measure_load(corpus(size), repeats, Path(folder)) for size, repeats in (QUICK if quick else FULL)]
        checks = measure_articles(Path(folder), repeats=1 if quick else 5)
    result = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": describe(),
        "load": loads,
        "articles": checks,
    }
    (OUT / "latest.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(page(result))


def measure_load(given: Corpus, repeats: int, folder: Path) -> dict[str, Any]:
    """Our load and the yardstick on one corpus, in turn, so that a slow minute of the machine hits both."""
    say(f"{given.releases:,} releases, {given.size / MIB:.0f} MiB: {given.kind}")
    pairs = []
    register = folder / "register"
    for turn in range(repeats):
        shutil.rmtree(register, ignore_errors=True)
        ours = measure([str(BIN / "onrecord"), "--register", str(register), "load", str(given.packages)])
        yardstick = measure([str(BIN / "ocdskit"), "compile", "--schema", str(SCHEMA)], stdin=given.stream)
        say(f"  run {turn + 1} of {repeats}: load {ours.seconds:.1f} s, ocdskit compile {yardstick.seconds:.1f} s")
        pairs.append((ours, yardstick))
    return {
        "corpus": given.kind,
        "releases": given.releases,
        "json_bytes": given.size,
        "register_bytes": sum(f.stat().st_size for f in register.rglob("*") if f.is_file()),
        "runs": repeats,
        "load": figures([ours for ours, _ in pairs], given.releases),
        "ocdskit_compile": figures([yardstick for _, yardstick in pairs], given.releases),
        "ratio": middle([yardstick.seconds / ours.seconds for ours, yardstick in pairs]),
    }


def figures(runs: list[Run], releases: int) -> dict[str, Any]:
    """Median, least and most of each figure over some runs."""
    return {
        "seconds": middle([run.seconds for run in runs]),
        "cpu_seconds": middle([run.cpu_seconds for run in runs]),
        "releases_per_second": middle([releases / run.seconds for run in runs]),
        "peak_mib": middle([run.peak_bytes / MIB for run in runs]),
    }


def measure_articles(folder: Path, repeats: int) -> dict[str, Any]:
    """Milliseconds an article for each stage, over every article, against a register of every release there is."""
    kind, articles, releases = article_files()
    register, answer = folder / "articles.register", folder / "articles.json"
    measure([str(BIN / "onrecord"), "--register", str(register), "load", *map(str, releases)])
    say(f"{len(articles)} articles: {kind}")
    command = [sys.executable, str(PROJECT / "bench" / "articles.py"), str(register), str(repeats), *map(str, articles)]
    run = measure(command, stdout=answer)
    stages = json.loads(answer.read_text("utf-8"))
    return {
        "articles": kind,
        "count": len(articles),
        "runs": repeats,
        "peak_mib": run.peak_bytes / MIB,
        "milliseconds": {
            stage: {"median": percentile(times, 0.5), "p95": percentile(times, 0.95), "most": max(times)}
            for stage, times in stages.items()
        },
    }


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
