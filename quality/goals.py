"""The goals of the checker, and where each stands: the table that ends every `make quality`.

A row that cannot be measured here says so, and why. The goals are those of a checker that a fact-checker could sign
for; the sets are told in docs/quality.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import gold, mentions, speech
from quality.corpora import Corpora
from quality.results import Result

Results = Mapping[str, Result]
ANNOTATED = ("dev", "real", "own")
"""Sets with labels, in the order of the columns."""
BENCH = gold.ROOT / "bench" / "out" / "latest.json"
SCALE = gold.ROOT / "bench" / "out" / "links.json"
NO_SHARED = "../shared/data is not there"
NO_COPY = "no copy of it was given by path ({}), and none may be shipped"
NO_BENCH = "`make bench` has not been run here"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, and on what."""

    value: float
    on: str


@dataclass(frozen=True, slots=True)
class Row:
    """One goal."""

    name: str
    goal: float
    found: tuple[Measured, ...] = ()
    why_not: str = ""
    """Why nothing was measured; empty when something was."""
    less_is_better: bool = False

    def __str__(self) -> str:
        goal = f"{'<=' if self.less_is_better else '>='} {self.goal:g}"
        if not self.found:
            return f"  {self.name:<52}{goal:>9}   not measured: {self.why_not}"
        says = ", ".join(f"{one.on} {_figure(one.value)}{self._mark(one.value)}" for one in self.found)
        return f"  {self.name:<52}{goal:>9}   {says}"

    def _mark(self, value: float) -> str:
        reached = value <= self.goal if self.less_is_better else value >= self.goal
        return "" if reached else " (missed)"


def table(results: Sequence[Result], corpora: Corpora | None = None) -> str:
    """The whole table, as it is printed."""
    rows = list(goals({result.name: result for result in results}, corpora or Corpora()))
    return "\n".join(["", "the goals, and where each stands", *map(str, rows)])


def goals(results: Results, corpora: Corpora) -> Iterator[Row]:
    """Every goal in turn."""
    polnear, timebank = (corpora.polnear, "--polnear PATH"), (corpora.timebank, "--timebank PATH")
    yield _corpus("direct and mixed quotation with source, F1 (PolNeAR)", 0.88, polnear, "with source")
    yield _corpus("quotation detection F1 (PolNeAR)", 0.96, polnear, "detection")
    yield _corpus("exact span of quotations found (PolNeAR)", 0.995, polnear, "exact")
    yield _annotated(results, "quotation detection F1", 0.96, "quotation detection F1")
    yield _annotated(results, "quotations found in UK-style articles", 0.98, "quotations found")
    yield _annotated(results, "their speakers right", 0.93, "speakers right")
    yield _speech("indirect speech F1, half of the span shared", 0.65, lambda tally: tally.f1)
    yield _speech("indirect speech F1, every code point right", 0.65, lambda tally: tally.exact_f1)
    yield _speech("its source right, of those found", 0.90, lambda tally: tally.source_share)
    yield _corpus("indirect speech F1, verbs of saying (PolNeAR)", 0.65, polnear, "indirect", "indirect, any cue")
    yield _mentions("money, value F1 on fresh sentences", 0.98, "money")
    yield _mentions("dates, value F1 on fresh sentences", 0.97, "dates")
    yield _corpus("calendar dates found (TimeBank)", 0.924, timebank, "found")
    yield _corpus("their intervals right, of those found (TimeBank)", 0.889, timebank, "interval right", "interval F1")
    yield _mentions("durations, value F1 on fresh sentences", 0.97, "durations")
    yield _annotated(results, "link recall at 1", 1.0, "link recall")
    for size, goal in ((1_000, 1.0), (100_000, 0.985), (1_000_000, 0.97)):
        yield _scale(f"link recall at 1 among {size:,} notices", goal, size, "recall")
    for size in (1_000, 100_000, 1_000_000):
        yield _scale(f"false links, % of articles, {size:,} notices", 0.1, size, "false_percent", less=True)
    yield _annotated(results, "claims found", 0.95, "claims found")
    yield _annotated(results, "verdict right, of those found", 0.98, "verdict right of found")
    yield _annotated(results, "verdict right, end to end", 0.93, "verdict right of all")
    yield _annotated(results, "error flags, precision", 0.97, "flags precision")
    yield _annotated(results, "error flags, recall", 0.93, "flags recall")
    yield _wrong_per_thousand(results)
    yield _annotated(results, "reason right", 0.90, "reasons right")
    yield _annotated(results, "evidence pointer right", 0.98, "evidence right")
    yield _altered(results)
    yield from _seeds(results)
    yield _milliseconds("reading an article, median ms", 5, "read")
    yield _milliseconds("linking it, median ms", 50, "link")
    yield _milliseconds("checking it, its record known, median ms", 10, "check, its record known")


def _figure(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if value < 100 else f"{value:,.0f}"


def _annotated(results: Results, name: str, goal: float, figure: str) -> Row:
    """A figure of the annotated sets."""
    there = [(each, results[each].figures) for each in ANNOTATED if each in results]
    found = tuple(Measured(figures[figure], each) for each, figures in there if figure in figures)
    return Row(name, goal, found, "" if found else NO_SHARED)


def _speech(name: str, goal: float, figure: Callable[[speech.Tally], float]) -> Row:
    """A figure of the labelled sample of indirect speech: the half set aside first."""
    halves = (("set-aside sentences", "unseen"), ("those rules learnt from", "dev"))
    return Row(name, goal, tuple(Measured(figure(speech.measure(half)), on) for on, half in halves))


def _corpus(name: str, goal: float, given: tuple[Mapping[str, float], str], *figures: str) -> Row:
    """Figures of a corpus that is here only where somebody gave its path; the first is the one the goal is about."""
    measured, option = given
    if not measured:
        return Row(name, goal, why_not=NO_COPY.format(option))
    first, *more = figures
    articles = f"{measured['articles']:.0f} articles"
    return Row(name, goal, (Measured(measured[first], articles), *(Measured(measured[each], each) for each in more)))


def _mentions(name: str, goal: float, kind: str) -> Row:
    value = mentions.f1_of(kind)
    found = () if value is None else (Measured(value, "own sentences"),)
    return Row(name, goal, found, "" if found else "there is no labelled sample")


def _wrong_per_thousand(results: Results) -> Row:
    """Wrong accusations over every article there is, true ones and annotated ones."""
    counted = [result for result in results.values() if "wrong contradicted" in result.counts]
    articles = sum(result.articles for result in counted)
    name = "`contradicted` that is wrong, per 1,000 articles"
    if not articles:
        return Row(name, 1, why_not="no articles were checked", less_is_better=True)
    wrong = sum(result.counts["wrong contradicted"] for result in counted)
    return Row(name, 1, (Measured(1_000 * wrong / articles, f"{articles:,} articles"),), less_is_better=True)


def _altered(results: Results) -> Row:
    """Of the altered quotations, how many are found."""
    found = []
    for each in (name for name in ANNOTATED if name in results):
        altered = [outcome for outcome in results[each].outcomes if outcome.expected == "altered_quotation"]
        if altered:
            found.append(Measured(sum(outcome.right for outcome in altered) / len(altered), each))
    return Row("altered quotations found", 1.0, tuple(found), "" if found else NO_SHARED)


def _seeds(results: Results) -> Iterator[Row]:
    seeds = results.get("seeds")
    found = (Measured(seeds.figures["claims right"], f"{len(seeds.outcomes)} claims"),) if seeds else ()
    yield Row("seeds, claims right", 48, found, "" if found else NO_SHARED)


def _milliseconds(name: str, goal: float, stage: str) -> Row:
    told = _read(BENCH)
    if not told:
        return Row(name, goal, why_not=NO_BENCH, less_is_better=True)
    articles = told["articles"]
    return Row(
        name, goal, (Measured(articles["milliseconds"][stage]["median"], articles["articles"]),), less_is_better=True
    )


def _scale(name: str, goal: float, size: int, figure: str, *, less: bool = False) -> Row:
    told = _read(SCALE).get(str(size), {})
    if figure not in told:
        return Row(name, goal, why_not="`python bench/links.py` has not been run here", less_is_better=less)
    return Row(name, goal, (Measured(told[figure], f"{told['articles']:,} articles"),), less_is_better=less)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found
