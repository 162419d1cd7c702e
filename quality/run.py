"""The quality gate: `make quality`, or python quality/run.py [--only SET…] [--wrong] [--raise] [--polnear PATH] …

Checks annotated and generated articles, prints a table a set, the claims gained and lost since the last pinned run, and
fails (exit 1) when a figure is below its floor, when the gold has changed unpinned, or when nothing was measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from quality import floors, goals, gold, measure, polnear, referee, spend, timebank
from quality.corpora import Corpora, CorpusError
from quality.results import Result

LAST = Path(__file__).resolve().parent / "last.json"
FEWEST_ARTICLES = 12
EVERY_SET = (*measure.SETS, measure.HELD)
Baseline = Mapping[str, Mapping[str, bool]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; 0 when all is well."""
    asked = parse(arguments)
    try:
        corpora = measure_corpora(asked)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    names = [name for name in EVERY_SET if name in asked.only]
    if not measure.shared_is_there():
        print("Not measured, because ../shared/data is not there:", ", ".join(measure.NEEDS_SHARED))
        names = [name for name in names if name not in measure.NEEDS_SHARED]
    results, disputed = [], []
    for result in measure.measure(names):
        show(result, wrong=asked.wrong)
        if result.name in referee.FOLDERS:
            disputed += show_referee(result)
        results.append(result)
    show_changes(results, read_baseline())
    print(goals.table(results, corpora))
    return decide(results, asked, disputed)


def measure_corpora(asked: argparse.Namespace) -> Corpora:
    """The figures of the corpora whose paths were given."""
    return Corpora(
        polnear=polnear.measure(asked.polnear) if asked.polnear else {},
        timebank=timebank.measure(asked.timebank) if asked.timebank else {},
    )


def show_referee(result: Result) -> list[str]:
    """The figures of the shared scorer, in one line, and where they are not ours."""
    says = referee.referee(result)
    print("  by score.py: " + ", ".join(f"{name} {value}" for name, value in says.items()))
    return referee.differences(result, says)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=EVERY_SET, default=measure.SETS, help="measure these sets")
    parser.add_argument("--wrong", action="store_true", help="list every claim that was missed or misjudged")
    parser.add_argument("--raise", dest="lift", action="store_true", help="pin what has risen, and today's claims")
    parser.add_argument("--new-gold", action="store_true", help="pin the own articles as they stand now")
    parser.add_argument("--lower-floor", metavar="REASON", help="lower what has fallen; the reason stays in the file")
    for corpus, what in (("polnear", "PolNeAR, or other attributions in brat's files"), ("timebank", "TimeML files")):
        given = os.environ.get(corpus.upper()) or None
        parser.add_argument(
            f"--{corpus}", type=Path, metavar="PATH", default=given and Path(given), help=f"a copy of {what}"
        )
    return parser.parse_args(arguments)


def show(result: Result, *, wrong: bool) -> None:
    """The table of one set, and every wrong accusation."""
    claims = f"{result.articles} articles, {len(result.outcomes)} claims, {result.predicted} predicted"
    spent = f"{result.articles:,} tables, {result.predicted:,} payments"
    print(f"\n{result.name}: {spent if result.name == spend.NAME else claims}")
    for name, value in {**result.figures, **result.counts}.items():
        print(f"  {name:<26}{value:>9.4f}" if isinstance(value, float) else f"  {name:<26}{value:>9}")
    if result.name == measure.HELD:
        return  # Whoever writes rules must not see what is in it.
    for each in result.accusations:
        print(f"  ! {each.article} {each.type} {each.text!r} contradicted ({each.reason}): {each.sentence}")
    if wrong:
        for outcome in result.outcomes:
            if not outcome.right:
                print(f"  - {outcome.claim}: {outcome.expected}, said {outcome.said or 'nothing'}")


def show_changes(results: Sequence[Result], before: Baseline) -> None:
    """Claims gained and lost since the pinned run; only sets that were in it."""
    for result in results:
        then, now = before.get(result.name), right_claims(result)
        if then is None:
            continue
        gained = sorted(claim for claim, right in now.items() if right and then.get(claim) is False)
        lost = sorted(claim for claim, right in then.items() if right and now.get(claim) is False)
        print(f"\n{result.name}: {len(gained)} gained, {len(lost)} lost since the pinned run")
        print("".join(f"  + {claim}\n" for claim in gained) + "".join(f"  - {claim}\n" for claim in lost), end="")


def right_claims(result: Result) -> dict[str, bool]:
    """Claim id to whether its verdict was right: all that is ever kept of a shared set."""
    return {outcome.claim: outcome.right for outcome in result.outcomes}


def decide(results: Sequence[Result], asked: argparse.Namespace, disputed: Sequence[str] = ()) -> int:
    """Pin what was asked to be pinned, name what has fallen, and answer with the exit code."""
    pinned = floors.read()
    empty = nothing_measured(results)
    digest = gold.digest(gold.OWN, gold.REAL, gold.OPENED, gold.HELD)
    if asked.new_gold:
        pinned = replace(pinned, digest=digest)
    if asked.lower_floor and not empty:
        pinned = pinned.lowered_to(pinned.falls(results), asked.lower_floor, datetime.now(UTC).date().isoformat())
    falls = pinned.falls(results)
    changed = ["the own articles are not those that were pinned (--new-gold)"] if digest != pinned.digest else []
    problems = [*empty, *changed, *disputed, *map(str, falls)]
    for problem in problems:
        print(f"\nFAILED {problem}")
    if not problems:
        if asked.lift:
            pinned = pinned.lifted(results)
            write_baseline(results)
        if asked.lift or asked.new_gold or asked.lower_floor:
            floors.write(pinned)
        print("\nNo figure is below its floor.")
    return 1 if problems else 0


def nothing_measured(results: Sequence[Result]) -> list[str]:
    """Why this run proves nothing, if so."""
    reasons = [f"{r.name}: no claim was predicted, so nothing was measured" for r in results if not r.predicted]
    few = [r.name for r in results if r.name in ("own", "dev") and r.articles < FEWEST_ARTICLES]
    reasons += [f"{name}: fewer than {FEWEST_ARTICLES} articles" for name in few]
    return reasons if results else ["no set was measured"]


def read_baseline() -> Baseline:
    """The pinned run: set to claim id to right or wrong; empty before the first."""
    return json.loads(LAST.read_text(encoding="utf-8")) if LAST.exists() else {}


def write_baseline(results: Sequence[Result]) -> None:
    """Pin the claims of annotated sets; sets that were not measured keep what they had."""
    kept = {result.name: right_claims(result) for result in results if not result.name.startswith("true_")}
    LAST.write_text(json.dumps({**read_baseline(), **kept}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
