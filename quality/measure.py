"""The sets of articles and the registers that they are checked against."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.checking.lookup import Lookup
from quality import checker, flips, generate, gold, parties, proposals, spend
from quality.results import Result, assess

TRUE_UK = 2_000
TRUE_SAMPLE = 60
HELD = "held"
"""The set that is measured only when it is named."""
SETS = (
    "own",
    "true_sample",
    "dev",
    "seeds",
    "true_uk",
    "real",
    "opened",
    proposals.NAME,
    flips.NAME,
    "parties",
    spend.NAME,
)
NEEDS_SHARED = ("dev", "seeds", "true_uk", "real", "opened", HELD, proposals.NAME, flips.NAME, "parties", spend.NAME)


def shared_is_there() -> bool:
    """Whether the real data stand beside the project."""
    return (gold.SHARED / "articles").is_dir()


def uk_files() -> list[Path]:
    """The UK OCDS releases of the shared data: publishers' releases, not spend and not near-OCDS notices."""
    return [
        path
        for path in sorted(gold.SHARED.glob("uk-*.jsonl.gz"))
        if "spend" not in path.name and "notices" not in path.name
    ]


def real_files() -> list[Path]:
    """Every real file of releases: the UK's, search results among them, and those of other publishers."""
    uk = [path for path in sorted(gold.SHARED.glob("uk-*.jsonl.gz")) if "spend" not in path.name]
    return [*uk, *sorted((gold.SHARED / "world").glob("*.jsonl.gz"))]


def measure(names: Sequence[str]) -> Iterator[Result]:
    """The named sets, in order, each register built once in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="onrecord-quality-") as folder:
        own = [name for name in names if name not in NEEDS_SHARED]
        if own:
            with checker.register_of([gold.SAMPLE], Path(folder, "sample.register")) as register:
                yield from (measure_set(name, SAMPLE_ARTICLES[name](), register) for name in own)
        real = [name for name in names if name in REAL_ARTICLES]
        if real:
            files = [*uk_files(), gold.SHARED / "articles" / "seeds" / "release.jsonl"]
            with checker.register_of(files, Path(folder, "uk.register")) as register:
                yield from (measure_set(name, REAL_ARTICLES[name](), register) for name in real)
        whole = [name for name in names if name in WHOLE_ARTICLES]
        if whole or {"parties", proposals.NAME, flips.NAME} & {*names}:
            with checker.register_of(real_files(), Path(folder, "real.register")) as register:
                yield from (measure_set(name, WHOLE_ARTICLES[name](), register) for name in whole)
                if proposals.NAME in names:
                    yield proposals.measure(register)
                if flips.NAME in names:
                    both = [*gold.read_articles(gold.REAL), *gold.read_articles(gold.OPENED)]
                    yield flips.measure_flips(both, register)
                if "parties" in names:
                    yield parties.measure_parties(register)
    if spend.NAME in names:
        yield spend.measure()


SAMPLE_ARTICLES: Mapping[str, Callable[[], list[gold.Article]]] = {
    "own": lambda: gold.read_articles(gold.OWN),
    "true_sample": lambda: generate.generate(gold.by_ocid(gold.sample_releases()), TRUE_SAMPLE),
}
REAL_ARTICLES: Mapping[str, Callable[[], list[gold.Article]]] = {
    "dev": lambda: gold.read_articles(gold.SHARED / "articles"),
    "seeds": lambda: gold.read_articles(gold.SHARED / "articles" / "seeds"),
    "true_uk": lambda: generate.generate(gold.by_ocid(gold.read_releases(uk_files())), TRUE_UK),
}
WHOLE_ARTICLES: Mapping[str, Callable[[], list[gold.Article]]] = {
    "real": lambda: gold.read_articles(gold.REAL),
    "opened": lambda: gold.read_articles(gold.OPENED),
    HELD: lambda: gold.read_articles(gold.HELD),
}
"""Those checked against all real releases, other countries' and search results among them."""


def measure_set(name: str, articles: Sequence[gold.Article], lookup: Lookup) -> Result:
    """Check the articles of one set and score what comes back."""
    predictions = checker.predict_all(articles, lookup)
    return assess(name, articles, predictions)
