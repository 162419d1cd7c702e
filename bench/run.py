"""How fast, and in what memory: `make bench`, or python bench/run.py [--quick] [--sizes 10000,100000].

Loads corpora of 10,000, 100,000 and 1,000,000 releases, and has the tools of this field do their one job with the same
bytes in turn (bench/peers.py); adds a thousand releases to each register; and times the reading, linking and checking
of articles, one by one and in bulk, among as many notices (bench/checking.py). Each measured thing runs in a process of
its own. Ends with tables in Markdown; the same as JSON is in bench/out/latest.json and checking.json. Quote ratios
rather than seconds: machines are noisy. The first run makes the corpora, which takes ten minutes for the largest.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import visitors
from articles import article_files
from checking import measured
from corpus import OUT, PROJECT, Corpus, additions, corpus
from goals import disk_of, share_builds
from machine import describe
from page import MIB, page
from peers import LARGE, Peer, install_peers, peers_for
from process import Run, measure, middle, percentile

BIN = Path(sys.executable).parent
QUICK = {1_000: 1}
FULL = {10_000: 3, 100_000: 1, 1_000_000: 1}
"""Corpora, and how often each is measured."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a thousand releases, once: that the benchmark still runs")
    parser.add_argument("--sizes", help="only these of the corpora, with commas between")
    parser.add_argument("--runs", type=int, help="how often each is measured")
    parser.add_argument("--peers", help="only these of the peers, with commas between: ocdskit compile,…")
    parser.add_argument("--no-articles", action="store_true", help="without the reading and checking of articles")
    given = parser.parse_args()
    sizes = QUICK if given.quick else FULL
    if given.sizes:
        sizes = {int(size): FULL.get(int(size), 1) for size in given.sizes.split(",")}
    if given.runs:
        sizes = dict.fromkeys(sizes, given.runs)
    peers = given.peers.split(",") if given.peers else None
    OUT.mkdir(parents=True, exist_ok=True)
    install_peers()
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        loads = [measure_load(corpus(size), repeats, Path(folder), peers) for size, repeats in sizes.items()]
        share_builds(loads)
        checks = {} if given.no_articles else measure_articles(Path(folder), repeats=1 if given.quick else 5)
    result = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": describe(),
        "load": loads,
        "articles": checks,
    }
    (OUT / "latest.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(page(result))
    print(f"\n{measured([*sizes], 1 if given.quick else 5, 20 if given.quick else 500)}")
    print(f"\n{visitors.measured([*sizes], 12 if given.quick else 60)}")


def measure_load(given: Corpus, repeats: int, folder: Path, only: Collection[str] | None = None) -> dict[str, Any]:
    """Our load and every peer, or `only` some, on one corpus, in turn: a slow minute of the machine hits all."""
    peers = [peer for peer in peers_for(given.releases) if only is None or peer.name in only]
    say(f"{given.releases:,} releases, {given.size / MIB:.0f} MiB: {given.kind}")
    register = folder / "register"
    ours: list[Run] = []
    theirs: dict[str, list[Run]] = {}
    for turn in range(repeats):
        shutil.rmtree(register, ignore_errors=True)
        ours.append(measure(_load(register, given.packages)))
        say(f"  run {turn + 1} of {repeats}: load {ours[-1].seconds:.1f} s")
        for peer in peers:
            theirs.setdefault(peer.name, []).append(_measure_peer(peer, given, folder))
            say(f"    {peer.name} {theirs[peer.name][-1].seconds:.1f} s")
    files = {str(file.relative_to(register)): file.stat().st_size for file in register.rglob("*") if file.is_file()}
    adding = measure(_load(register, additions(given)))
    say(f"  a thousand more: {adding.seconds:.1f} s")
    stages = _stages(given, folder) if given.releases <= LARGE else {}
    return {
        "corpus": given.kind,
        "releases": given.releases,
        "json_bytes": given.size,
        "register_bytes": sum(files.values()),
        "disk": disk_of(files),
        "runs": repeats,
        "load": figures(ours, given.releases),
        "add_a_thousand": figures([adding], 1_000),
        "stages": stages,
        "peers": [_beside(peer, theirs[peer.name], ours, given.releases) for peer in peers],
    }


def _stages(given: Corpus, folder: Path) -> dict[str, float]:
    """Processor seconds of each stage of a load, all in one process."""
    register, answer = folder / "stages.register", folder / "stages.json"
    shutil.rmtree(register, ignore_errors=True)
    script = str(PROJECT / "bench" / "stages.py")
    measure([sys.executable, script, str(register), str(given.packages)], stdout=answer)
    shutil.rmtree(register)
    say("  stages measured")
    stages: dict[str, float] = json.loads(answer.read_text("utf-8"))
    return stages


def _load(register: Path, packages: Path) -> list[str]:
    return [str(BIN / "onrecord"), "--register", str(register), "load", str(packages)]


def _measure_peer(peer: Peer, given: Corpus, folder: Path) -> Run:
    for name in ("flat", "cove"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return measure(peer.command(given, folder), stdin=given.stream if peer.stdin else None)


def _beside(peer: Peer, runs: list[Run], ours: list[Run], releases: int) -> dict[str, Any]:
    ratios = [run.seconds / own.seconds for run, own in zip(runs, ours, strict=True)]
    return {"name": peer.name, "does": peer.does, "ratio": middle(ratios), **figures(runs, releases)}


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
