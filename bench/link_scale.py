"""Linking among many records: how many articles find theirs, how many find one that is not, and in what time.

    python bench/link_scale.py SHARED_DATA CORPUS.jsonl [--articles ARTICLES.jsonl]

SHARED_DATA is the folder of real data, CORPUS.jsonl made releases that drown the real ones (with the corpus tool),
ARTICLES.jsonl made articles about the made records. Three questions:

  real        annotated articles, their records among all the made ones: is the right one found?
  negative    the same without their own records, and the annotated ones about no contract: is none found?
  made        made articles with their records, then without: found, and not found?

The register is the tests' one in memory, so that only linking is measured.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fakes import FakeLookup, make_records, read_lines, uk_records
from gold_articles import gold_articles

from onrecord.article import ArticleReading
from onrecord.article.read import read_article
from onrecord.checking.link import link
from onrecord.values import parse_instant


def main() -> None:
    """Measure and print."""
    options = _options()
    records = uk_records(options.shared_data)
    if options.corpus:
        records |= make_records(read_lines(options.corpus))
    register = FakeLookup(records)
    print(f"{len(records)} records")
    _report("annotated", _annotated(options.shared_data), register)
    if options.articles:
        _report("made", islice(_made(options.articles), options.most), register)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared_data", type=Path)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--most", type=int, default=100, help="made articles to try")
    return parser.parse_args()


def _annotated(shared_data: Path) -> Iterator[tuple[ArticleReading, set[str]]]:
    for gold in gold_articles(shared_data):
        own = {gold["link"]["ocid"], *gold["link"].get("also_acceptable", ())} - {None}
        yield _read(gold), own


def _made(path: Path) -> Iterator[tuple[ArticleReading, set[str]]]:
    for made in read_lines(path):
        yield _read({"id": "made"} | made), {made["ocid"]}


def _read(article: dict[str, Any]) -> ArticleReading:
    published = article.get("published") or article.get("date")
    return read_article(article["text"], id=str(article["id"]), published=parse_instant(published))


def _report(name: str, articles: Iterator[tuple[ArticleReading, set[str]]], register: FakeLookup) -> None:
    counts: Counter[str] = Counter()
    times, right, wrong = [], [], []
    for article, own in articles:
        begun = time.perf_counter()
        found, _ = link(article, register)
        times.append(1000 * (time.perf_counter() - begun))
        counts["right" if found.ocid in own else "missed" if own and not found.ocid else "none"] += not (
            found.ocid and found.ocid not in own
        )
        counts["false"] += bool(found.ocid and found.ocid not in own)
        right.extend(c.score for c in found.candidates if c.ocid in own)
        other, _ = link(article, register.without(*own))
        counts["negatives"] += 1
        counts["negatives linked"] += other.ocid is not None
        wrong.extend(c.score for c in other.candidates[:1])
        if other.ocid or (own and found.ocid not in own):
            print(json.dumps({"article": article.id, "found": found.ocid, "without its own": other.ocid}))
    times.sort()
    print(f"{name}: {dict(counts)}; ms: median {statistics.median(times):.0f}, p95 {times[int(len(times) * 0.95)]:.0f}")
    print(f"  lowest right scores {sorted(right)[:5]}; highest wrong ones {sorted(wrong, reverse=True)[:5]}")


if __name__ == "__main__":
    main()
