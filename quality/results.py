"""One set of articles, assessed: figures that should rise, counts that should fall, and every claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quality import gold, score


@dataclass(frozen=True, slots=True)
class Accusation:
    """A `contradicted` that the gold does not bear out."""

    article: str
    text: str
    type: str
    reason: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Result:
    """One set, measured."""

    name: str
    articles: int
    predicted: int
    """Claims predicted, of any kind; none at all means that nothing was measured."""
    figures: Mapping[str, float]
    """Name to value; higher is better."""
    counts: Mapping[str, int]
    """Name to count; lower is better."""
    outcomes: tuple[score.Outcome, ...]
    accusations: tuple[Accusation, ...]
    predictions: Mapping[str, score.Prediction]


def assess(name: str, articles: Sequence[gold.Article], predictions: Mapping[str, score.Prediction]) -> Result:
    """Figures, counts and outcomes of one set from its predictions."""
    tally = score.score(articles, predictions)
    accusations = tuple(a for each in articles for a in wrongly_accused(each, predictions[each["id"]]))
    generated = name.startswith("true_")
    return Result(
        name=name,
        articles=len(articles),
        predicted=sum(len(p["claims"]) for p in predictions.values()),
        figures=true_figures(tally) if generated else gold_figures(tally),
        counts=counts(tally, accusations, generated),
        outcomes=tuple(tally.outcomes),
        accusations=accusations,
        predictions=predictions,
    )


def gold_figures(tally: score.Tally) -> dict[str, float]:
    """What the README of the schema asks of annotated articles; what does not apply to the set is left out."""
    report = score.report(tally)
    named = {
        "link recall": report["link"]["recall_at_1"],
        "link precision": report["link"]["precision"],
        "abstentions right": report["link"]["abstention_recall"],
        "claims found": report["claims"]["found"],
        "verdict right of found": report["claims"]["verdict_accuracy_on_found"],
        "verdict right of all": report["claims"]["verdict_accuracy_end_to_end"],
        "evidence right": report["claims"]["evidence_right"],
        "flags precision": report["errors"]["precision"],
        "flags recall": report["errors"]["recall"],
        "flags F1": report["errors"]["f1"],
        "reasons right": report["errors"]["reason_right"],
        "quotations found": report["quotations"]["found_exact"],
        "quotation detection F1": detection(tally),
        "speakers right": report["quotations"]["speaker_right"],
        "speakers right, by name or description": tally.share("speaker_known", "speaker_gold"),
    }
    return {
        **{name: value for name, value in named.items() if value is not None},
        "claims right": tally.counts["verdict_right"],
        **quoted(tally),
    }


def detection(tally: score.Tally) -> float | None:
    """Quotations found and no others: harmonic mean of both shares, every quoted stretch counted."""
    right, given = tally.counts["quote_pred_right"], tally.counts["quote_pred"]
    wanted = tally.counts["quote_all"]
    return round(2 * right / (given + wanted), 4) if given + wanted else None


def quoted(tally: score.Tally) -> dict[str, float]:
    """Verdicts right of the quotations from the record that were found."""
    found, right = tally.types["quotation", "found"], tally.types["quotation", "right"]
    return {"quotation verdicts right": round(right / found, 4)} if found else {}


def true_figures(tally: score.Tally) -> dict[str, float]:
    """What can be asked of generated articles: found, and called what they are."""
    report = score.report(tally)
    return {
        "link recall": report["link"]["recall_at_1"] or 0.0,
        "claims found": report["claims"]["found"] or 0.0,
        "verdict right of found": report["claims"]["verdict_accuracy_on_found"] or 0.0,
    }


def counts(tally: score.Tally, accusations: Sequence[Accusation], generated: bool) -> dict[str, int]:
    """What should never happen."""
    n = tally.counts
    false_links = n["link_pred"] - n["link_right"]
    found = {"wrong contradicted": len(accusations), "false links": false_links}
    return found if generated else {**found, "flags on no contract": n["flag_on_negative"]}


def wrongly_accused(article: gold.Article, prediction: score.Prediction) -> Iterator[Accusation]:
    """Every `contradicted` that speaks for a claim which is not, or that overlaps no error of the gold at all."""
    claims, given = article["claims"], prediction["claims"]
    spoken = {index: claim for claim in claims if (index := score.match(claim, given)) is not None}
    for index, said in enumerate(given):
        if said["verdict"] != "contradicted":
            continue
        claim = spoken.get(index)
        errors = (c for c in claims if score.accepted(c) & score.FLAGS)
        fair = (
            "contradicted" in score.accepted(claim) if claim else any(score.common(said, error) > 0 for error in errors)
        )
        if not fair:
            text = article["text"][said["start"] : said["end"]]
            yield Accusation(article["id"], text, said["type"], said.get("reason"), said.get("sentence", ""))
