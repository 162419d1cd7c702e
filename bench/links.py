"""Linking among many notices: how many articles find theirs, how many find one that is not, and in what time.

    python bench/links.py [--sizes 1000,100000,1000000] [--articles 2000] [--more FOLDER]

Each register holds the real UK releases and a corpus of made ones, which are recombined from real notices and so are
very like them. Asked of it are

  found       annotated articles, and generated ones about real records: is the right one found? The annotated ones,
              which call things by words of their own, are also counted alone (`recall_annotated`)
  taken out   the same, their own records hidden: is none found? The hard ones
  unrelated   annotated and generated articles about no contract, and every text file below FOLDER: is none found?

A record of the same buyer under the same title as the hidden one is its sister, and a made one may hold the very
sentences that the article quotes: links to both are counted apart. Where the hidden record is not among those that the
corpus was made from, any link to a made one is false. Written to bench/out/links.json; `make quality` prints its goals.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus import OUT, REAL, SEEDS, corpus
from process import percentile

from onrecord import tasks
from onrecord.article.read import read_article
from onrecord.checking.link import link
from onrecord.checking.lookup import Lookup, Probe
from onrecord.ocds import Record
from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.values import parse_instant
from quality import gold, measure
from quality.facts import some_facts
from quality.generate import generate
from quality.unrelated import unrelated

TARGET = OUT / "links.json"
ANNOTATED = (gold.SHARED / "articles", gold.REAL, gold.OPENED)
MADE = "true-"
"""What the names of generated articles begin with."""
SOUND = 1_000_000
"""Characters of a text file that are read: longer ones are no articles."""


class Without:
    """A register out of which some records were taken."""

    def __init__(self, held: Lookup, ocids: Collection[str]) -> None:
        self._held = held
        self._ocids = frozenset(ocids)

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        """As the register answers, but for what was taken out."""
        found = self._held.candidates(probe, limit + len(self._ocids))
        return [ocid for ocid in found if ocid not in self._ocids][:limit]

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """As the register answers."""
        return self._held.frequencies(words)

    def record(self, ocid: str) -> Record | None:
        """As the register answers, but for what was taken out."""
        return None if ocid in self._ocids else self._held.record(ocid)


def main() -> None:
    """Measure, print, write."""
    options = _options()
    told = json.loads(TARGET.read_text("utf-8")) if TARGET.exists() else {}
    groups = gold.by_ocid(gold.read_releases(measure.uk_files()))
    about, other = _articles(groups, options.articles, options.more)
    for size in map(int, options.sizes.split(",")):
        with closing(Register.open(register_of(size))) as register:
            told[str(size)] = figures(about, other, register, _known(groups))
        print(f"{size:,} notices: " + ", ".join(f"{name} {value:g}" for name, value in told[str(size)].items()))
        TARGET.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,100000,1000000")
    parser.add_argument("--articles", type=int, default=2_000, help="about how many are asked to find nothing")
    parser.add_argument("--more", type=Path, help="a folder of texts about no contract")
    return parser.parse_args()


def register_of(size: int) -> Path:
    """The register of one size, made when it is not there."""
    folder = OUT / f"links-{size}.register"
    if not folder.exists():
        print(f"loading {size:,} releases into {folder.name}", file=sys.stderr, flush=True)
        tasks.load(Settings(folder), [*measure.uk_files(), corpus(size).packages])
    return folder


def _articles(
    groups: Mapping[str, list[gold.Release]], count: int, more: Path | None
) -> tuple[list[gold.Article], list[gold.Article]]:
    """Articles about real records, and articles about none."""
    annotated = [each for folder in ANNOTATED for each in gold.read_articles(folder)]
    made = generate(groups, count * 3 // 4)
    about = [each for each in annotated if each["link"]["ocid"] in groups] + made
    other = [each for each in annotated if not each["link"]["ocid"]]
    other += unrelated(some_facts(groups, Random(7)), count - len(made))
    return about, [*other, *_texts(more)]


def _texts(folder: Path | None) -> Iterator[gold.Article]:
    for path in sorted(folder.rglob("*.txt")) if folder else ():
        text = path.read_text("utf-8", "replace")[:SOUND]
        yield {"id": path.name, "published": "2030-01-01T00:00:00Z", "text": text, "link": {"ocid": None}}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the real records."""

    titles: Mapping[str, tuple[str, str]]
    """Title and buyer of each, by which its sisters are known."""
    copied: frozenset[str]
    """Those whose sentences stand in made records, too."""


def _known(groups: Mapping[str, list[gold.Release]]) -> Known:
    seeds = gold.read_releases(REAL / f"{name}.jsonl.gz" for name in SEEDS)
    titles = {ocid: _title(releases) for ocid, releases in groups.items()}
    return Known(titles, frozenset(release["ocid"] for release in seeds))


def _title(releases: list[gold.Release]) -> tuple[str, str]:
    last = releases[-1]
    title, buyer = (last.get("tender") or {}).get("title"), (last.get("buyer") or {}).get("name")
    return str(title).casefold().strip(), str(buyer).casefold().strip()


def figures(
    about: Iterable[gold.Article], other: Iterable[gold.Article], register: Lookup, known: Known
) -> dict[str, float]:
    """What is printed of one register."""
    counts: Counter[str] = Counter()
    times: list[float] = []
    for article in about:
        own = {article["link"]["ocid"], *article["link"].get("also_acceptable", [])}
        found = _linked(article, register, times)
        counts["asked"] += 1
        counts["found"] += found in own
        if not str(article["id"]).startswith(MADE):
            counts["asked annotated"] += 1
            counts["found annotated"] += found in own
        counts["none found"] += found is None
        _count(counts, "taken out", article, _linked(article, Without(register, own), []), known)
    for article in other:
        _count(counts, "unrelated", article, _linked(article, register, times), known)
    false = counts["taken out linked"] + counts["unrelated linked"]
    articles = counts["taken out"] + counts["unrelated"]
    times.sort()
    return {
        "recall": round(counts["found"] / counts["asked"], 4),
        "recall_annotated": round(counts["found annotated"] / counts["asked annotated"], 4),
        "asked": counts["asked"],
        "none_found": counts["none found"],
        "articles": articles,
        "false": false,
        "false_percent": round(100 * false / articles, 4),
        "sisters": counts["sisters"],
        "copies": counts["copies"],
        "median_ms": round(percentile(times, 0.5), 1),
        "p95_ms": round(percentile(times, 0.95), 1),
    }


def _count(counts: Counter[str], kind: str, article: gold.Article, found: str | None, known: Known) -> None:
    """One article that should find nothing."""
    counts[kind] += 1
    if found is None:
        return
    hidden = article["link"]["ocid"]
    if hidden and known.titles.get(found) == known.titles[hidden]:
        counts["sisters"] += 1
    elif hidden in known.copied and found not in known.titles:
        counts["copies"] += 1
    else:
        counts[f"{kind} linked"] += 1
        print(json.dumps({"kind": kind, "article": article["id"], "of": hidden, "found": found}))


def _linked(article: gold.Article, register: Lookup, times: list[float]) -> str | None:
    reading = read_article(article["text"], id=str(article["id"]), published=parse_instant(article["published"]))
    begun = time.perf_counter()
    found, _ = link(reading, register)
    times.append(1_000 * (time.perf_counter() - begun))
    return found.ocid


if __name__ == "__main__":
    main()
