"""Scores predictions against gold articles, by the rules under "Scoring" in the README of the article schema.

    python quality/score.py GOLD_FOLDER PREDICTIONS.jsonl

Written apart from the scorer that comes with the shared data; a test holds the two to the same figures. A prediction is
`{"id", "ocid", "claims": [{"start", "end", "type", "verdict", "reason", "evidence": [pointer…]}],
"quotations": [{"start", "end", "speaker": {"start", "end"} or null}]}`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from quality import gold

Prediction = Mapping[str, Any]

FLAGS = frozenset({"contradicted", "partial", "altered_quotation"})
"""Verdicts that accuse an article of an error."""
PLACELESS = frozenset({"not_in_record", "not_checkable"})
"""Verdicts that need no pointer to be right."""
KIN = (
    {"deadline", "published", "awarded_on", "start", "end", "period"},
    {"duration", "extension", "period"},
    {"quotation", "opinion", "other"},
    *({"other", word} for word in ("value", "count", "subject", "stage", "location")),
    *({"stage", word} for word in ("deadline", "published", "awarded_on")),
)
"""Types of one family, either of which matches the other."""
CLAIM_LIMIT = 300
SPEAKER_LIMIT = 120
POINTER_LIMIT = 5
NOTHING: Prediction = {"ocid": None, "claims": [], "quotations": []}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold claim."""

    article: str
    claim: str
    expected: str
    said: str | None
    """The verdict predicted, or None when the claim was not found."""
    right: bool


@dataclass(slots=True)
class Tally:
    """Counts that add up over articles, and the outcome of every gold claim."""

    counts: Counter[str] = field(default_factory=Counter)
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float | None:
        """One count over another, to four decimals; None over nothing."""
        return round(self.counts[part] / self.counts[whole], 4) if self.counts[whole] else None


def common(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Code points that both spans cover; negative when they lie apart.

    >>> common({"start": 0, "end": 5}, {"start": 3, "end": 9})
    2
    """
    return min(one["end"], other["end"]) - max(one["start"], other["start"])


def likeness(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """The shared part of two spans over the stretch from the first start to the last end."""
    return common(one, other) / max(1, max(one["end"], other["end"]) - min(one["start"], other["start"]))


def meets(wanted: Mapping[str, int], given: Mapping[str, int], limit: int) -> bool:
    """Whether a span of at most `limit` code points shares half of the shorter of the two."""
    size = given["end"] - given["start"]
    return size <= limit and 2 * common(wanted, given) >= max(1, min(wanted["end"] - wanted["start"], size))


def same_family(one: str, other: str) -> bool:
    """Whether two claim types may stand for each other.

    >>> same_family("deadline", "period"), same_family("value", "deadline")
    (True, False)
    """
    return one == other or any({one, other} <= family for family in KIN)


def match(claim: Mapping[str, Any], predicted: Sequence[Mapping[str, Any]]) -> int | None:
    """Index of the prediction that speaks for a gold claim: the closest span, then the same type, then the first."""
    able = [
        index
        for index, other in enumerate(predicted)
        if same_family(claim["type"], other["type"]) and meets(claim, other, CLAIM_LIMIT)
    ]
    if not able:
        return None

    def rank(index: int) -> tuple[float, bool, int]:
        other = predicted[index]
        return likeness(claim, other), other["type"] == claim["type"], -index

    return max(able, key=rank)


def accepted(claim: Mapping[str, Any]) -> set[str]:
    """All verdicts that are right for a gold claim."""
    return {claim["verdict"], *claim.get("alt_verdicts", [])}


def contested(claim: Mapping[str, Any]) -> bool:
    """Whether both an error verdict and another are right, so that flagging it is neither right nor wrong."""
    right = accepted(claim)
    return bool(right & FLAGS) and not right <= FLAGS


def well_placed(claim: Mapping[str, Any], pointers: Sequence[str]) -> bool:
    """Whether one of the first five pointers is a gold pointer or lies below one."""
    wanted = [evidence["pointer"] for evidence in claim["evidence"]]
    return any(
        given == place or given.startswith(f"{place}/") for given in pointers[:POINTER_LIMIT] for place in wanted
    )


def tally_link(article: gold.Article, prediction: Prediction, tally: Tally) -> None:
    """Whether the article was given to its record, or rightly to none."""
    link, said = article["link"], prediction.get("ocid")
    expected = "link" if link["ocid"] else "abstain"
    made = "link" if said else "abstain"
    tally.counts.update([f"{expected}_gold", f"{made}_pred"])
    if expected == made == "abstain" or (said and said in {link["ocid"], *link.get("also_acceptable", [])}):
        tally.counts[f"{expected}_right"] += 1


def same_stretch(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Equal but for one code point at either end."""
    return abs(one["start"] - other["start"]) <= 1 and abs(one["end"] - other["end"]) <= 1


def tally_quotations(article: gold.Article, prediction: Prediction, tally: Tally) -> None:
    """Quotations found, and given to the right speaker; scare quotes may be found but need not be."""
    given = prediction.get("quotations") or []
    hits = [
        next((n for n, each in enumerate(given) if same_stretch(each, wanted)), None)
        for wanted in article["quotations"]
    ]
    tally.counts["quote_all"] += len(hits)
    tally.counts["quote_pred"] += len(given)
    tally.counts["quote_pred_right"] += len(set(hits) - {None})
    for wanted, hit in zip(article["quotations"], hits, strict=True):
        if wanted["source"] != "none":
            tally_speaker(wanted, None if hit is None else given[hit], tally)


def tally_speaker(wanted: Mapping[str, Any], given: Mapping[str, Any] | None, tally: Tally) -> None:
    """One quotation with a source: was it found, and its speaker named."""
    tally.counts["quote_gold"] += 1
    tally.counts["quote_found"] += given is not None
    if wanted["speaker"]:
        said = [given.get(name) if given else None for name in ("speaker", "named")]
        right = [bool(words and meets(wanted["speaker"], words, SPEAKER_LIMIT)) for words in said]
        tally.counts.update({"speaker_gold": 1, "speaker_right": right[0], "speaker_known": any(right)})


def tally_claims(article: gold.Article, prediction: Prediction, tally: Tally) -> None:
    """Claims found, verdicts right, flags right; on an article about no contract every flag is a false alarm."""
    given = prediction.get("claims") or []
    flags = {index for index, each in enumerate(given) if each["verdict"] in FLAGS}
    if not article["link"]["ocid"]:
        tally.counts.update({"flag_on_negative": len(flags), "flag_false": len(flags)})
        return
    tally.counts["claim_pred"] += len(given)
    taken = {tally_claim(article["id"], claim, given, tally) for claim in article["claims"]}
    errors = [claim for claim in article["claims"] if accepted(claim) & FLAGS]
    stray = [index for index in flags - taken if not any(common(given[index], claim) > 0 for claim in errors)]
    tally.counts["flag_false"] += len(stray)


def tally_claim(article: str, claim: Mapping[str, Any], given: Sequence[Mapping[str, Any]], tally: Tally) -> int | None:
    """Counts one gold claim and returns the index of the prediction that spoke for it."""
    index = match(claim, given)
    said = None if index is None else given[index]
    right = said is not None and said["verdict"] in accepted(claim)
    word = None if said is None else str(said["verdict"])
    tally.outcomes.append(Outcome(article, claim["id"], claim["verdict"], word, right))
    tally.counts["claim_gold"] += 1
    tally.types[claim["type"], "gold"] += 1
    tally.counts["flag_gold"] += claim["verdict"] in FLAGS and not contested(claim)
    if said is not None:
        tally.counts.update({"claim_found": 1, "verdict_right": right})
        tally.types.update({(claim["type"], "found"): 1, (claim["type"], "right"): int(right)})
        tally_evidence(claim, said, right, tally)
        tally_flag(claim, said, right, tally)
    return index


def tally_evidence(claim: Mapping[str, Any], said: Mapping[str, Any], right: bool, tally: Tally) -> None:
    """Pointers of a right verdict, where the verdict needs any."""
    if right and claim["evidence"] and said["verdict"] not in PLACELESS:
        tally.counts["evidence_gold"] += 1
        tally.counts["evidence_right"] += well_placed(claim, said.get("evidence") or [])


def tally_flag(claim: Mapping[str, Any], said: Mapping[str, Any], right: bool, tally: Tally) -> None:
    """An accusation: of an error, with its reason, or a false alarm. Contested claims are left out."""
    if said["verdict"] not in FLAGS or contested(claim):
        return
    if claim["verdict"] not in FLAGS:
        tally.counts["flag_false"] += not right
        return
    tally.counts["flag_right"] += 1
    if claim.get("reason"):
        tally.counts["reason_gold"] += 1
        tally.counts["reason_right"] += said.get("reason") in {claim["reason"], *claim.get("alt_reasons", [])}


def score(articles: Iterable[gold.Article], predictions: Mapping[str, Prediction]) -> Tally:
    """All counts over a set of articles; an article without a prediction counts as one with nothing in it."""
    tally = Tally()
    for article in articles:
        prediction = predictions.get(article["id"], NOTHING)
        for count in (tally_link, tally_quotations, tally_claims):
            count(article, prediction, tally)
    return tally


def harmonic(right: int, made: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 to four decimals, 0 where there is nothing to divide by.

    >>> harmonic(1, 2, 1)
    {'precision': 0.5, 'recall': 1.0, 'f1': 0.6667}
    """
    precision = right / made if made else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def report(tally: Tally) -> dict[str, Any]:
    """The figures by group, under the names that the shared scorer prints."""
    n, share = tally.counts, tally.share
    made = n["flag_right"] + n["flag_false"]
    return {
        "link": {
            "recall_at_1": share("link_right", "link_gold"),
            "precision": share("link_right", "link_pred"),
            "abstention_precision": share("abstain_right", "abstain_pred"),
            "abstention_recall": share("abstain_right", "abstain_gold"),
        },
        "quotations": {
            "found_exact": share("quote_found", "quote_gold"),
            "precision": share("quote_pred_right", "quote_pred"),
            "speaker_right": share("speaker_right", "speaker_gold"),
        },
        "claims": {
            "gold": n["claim_gold"],
            "predicted": n["claim_pred"],
            "found": share("claim_found", "claim_gold"),
            "verdict_accuracy_on_found": share("verdict_right", "claim_found"),
            "verdict_accuracy_end_to_end": share("verdict_right", "claim_gold"),
            "evidence_right": share("evidence_right", "evidence_gold"),
        },
        "errors": {
            **harmonic(n["flag_right"], made, n["flag_gold"]),
            "gold": n["flag_gold"],
            "false_alarms": n["flag_false"],
            "reason_right": share("reason_right", "reason_gold"),
            "flags_on_negatives": n["flag_on_negative"],
        },
        "by_type": by_type(tally),
    }


def by_type(tally: Tally) -> dict[str, dict[str, int]]:
    """Gold, found and right per claim type."""
    kinds = sorted({kind for kind, _ in tally.types})
    columns = ("gold", "found", "right")
    return {kind: {name: tally.types[kind, name] for name in columns} for kind in kinds}


def main(folder: str, predictions: str) -> None:
    """Print the figures as JSON; of a repeated id the first line counts."""
    lines = Path(predictions).read_text(encoding="utf-8").splitlines()
    first: dict[str, Prediction] = {}
    for row in (json.loads(line) for line in lines if line.strip()):
        first.setdefault(row["id"], row)
    print(json.dumps(report(score(gold.read_articles(Path(folder)), first)), indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:3])
