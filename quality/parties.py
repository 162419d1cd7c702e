"""How well parties are joined on real releases: labelled pairs of mentions, and the shares that were joined.

The labels were given by reading the names, numbers and addresses of 291 pairs, hard negatives among them: pairs that
the model of the time had joined, pairs that it nearly had, and names that begin alike. What could not be told by
reading was left out. The file holds ocids and pointers only; the texts stay in the shared data.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.register import Register
from onrecord.register.parties import Whose
from quality.results import Result
from quality.score import Outcome

PAIRS = Path(__file__).resolve().parent / "parties_pairs.json"
Place = tuple[str, str]
"""Ocid and pointer of a mention."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, and whether they are of one organisation."""

    one: Place
    other: Place
    same: bool


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The labelled pairs."""
    labelled = json.loads(path.read_text("utf-8"))
    return [Pair(tuple(each["one"]), tuple(each["other"]), each["same"]) for each in labelled]


def measure_parties(register: Register) -> Result:
    """Join the parties of a register of real releases, and score what came of it."""
    register.join_parties()
    whose = list(register.parties.mentions())
    pairs = read_pairs()
    outcomes = tuple(judge(pairs, {(one.ocid, one.pointer): one.party for one in whose}))
    return Result(
        name="parties",
        articles=len(pairs),
        predicted=sum(outcome.said == "same" for outcome in outcomes),
        figures={**scores(outcomes), **shares(whose)},
        counts={"wrong joins": len(wrong(outcomes))},
        outcomes=outcomes,
        accusations=(),
        predictions={},
    )


def judge(pairs: Sequence[Pair], party: Mapping[Place, str]) -> Iterator[Outcome]:
    """What was said of each pair, by its number in the file."""
    for number, pair in enumerate(pairs):
        one, other = party.get(pair.one), party.get(pair.other)
        said = "same" if one is not None and one == other else "apart"
        expected = "same" if pair.same else "apart"
        yield Outcome(f"{pair.one[0]} {pair.other[0]}", f"pair {number}", expected, said, said == expected)


def wrong(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Two organisations taken for one."""
    return [outcome for outcome in outcomes if outcome.said == "same" and not outcome.right]


def scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Of the joins made, how many are right; of the joins to be made, how many were."""
    right = sum(outcome.right for outcome in outcomes if outcome.said == "same")
    made = sum(outcome.said == "same" for outcome in outcomes)
    due = sum(outcome.expected == "same" for outcome in outcomes)
    return {"precision": round(right / made, 4) if made else 0.0, "recall": round(right / due, 4) if due else 0.0}


def shares(whose: Sequence[Whose]) -> dict[str, float]:
    """Of the mentions of UK buyers and suppliers, how many stand in a party with mentions in other records too."""
    records: dict[str, set[str]] = {}
    for one in whose:
        records.setdefault(one.party, set()).add(one.ocid)
    found: Counter[tuple[str, bool]] = Counter()
    for one in whose:
        if one.ocid.startswith(("ocds-b5fd17", "ocds-h6vhtk", "ocds-r6ebe6", "ocds-kuma6s", "contracts-finder")):
            for side, acts in (("buyer", one.buys), ("supplier", one.supplies)):
                found[side, len(records[one.party]) > 1] += acts
    return {
        f"{side} mentions joined": round(found[side, True] / max(1, found[side, True] + found[side, False]), 4)
        for side in ("buyer", "supplier")
    }
