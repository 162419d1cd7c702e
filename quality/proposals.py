"""What a language model's proposals are worth, measured with a recorded one.

`proposals.json` holds, by sentence, what a model answered once: it is asked again in the same words, and no other model
is ever asked. The articles are those of `real` and `opened`; each is checked without the answers, and with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.article import Proposal, read_article
from onrecord.checking import check_articles
from onrecord.checking.lookup import Lookup
from onrecord.checking.proposed import hard_sentences
from onrecord.report.json_dossier import dossier_json
from onrecord.values import parse_instant
from quality import checker, gold
from quality.results import Result, assess
from quality.score import Prediction

NAME = "proposals"
RECORDED = Path(__file__).resolve().parent / "proposals.json"
TOLD = ("claims found", "verdict right of found", "verdict right of all", "flags precision", "flags recall")


def measure(lookup: Lookup) -> Result:
    """The figures with the recorded answers, and beside them what they are without."""
    articles = [*gold.read_articles(gold.REAL), *gold.read_articles(gold.OPENED)]
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    without = assess(NAME, articles, checker.predict_all(articles, lookup))
    given = assess(NAME, articles, {each["id"]: _predict(each, lookup, recorded) for each in articles})
    figures = {
        f"{name}{words}": result.figures[name]
        for name in TOLD
        for words, result in ((", without", without), (", with", given))
    }
    proposed = [claim for each in given.predictions.values() for claim in each["claims"] if claim.get("proposed")]
    accusing = [claim for claim in proposed if claim["reason"]]
    return replace(
        given,
        figures={**figures, "claims that were proposed": len(proposed)},
        counts={"wrong contradicted": given.counts["wrong contradicted"], "accusations on proposals": len(accusing)},
    )


def _predict(article: Mapping[str, Any], lookup: Lookup, recorded: Mapping[str, Sequence[Any]]) -> Prediction:
    reading = read_article(article["text"], id=article["id"], published=parse_instant(article["published"]))
    [check] = check_articles([reading], lookup).checks
    proposals = tuple(
        Proposal(said["kind"], said["words"], hard.span) for hard, said in _answers(hard_sentences(check), recorded)
    )
    answer = dossier_json(check_articles([replace(reading, proposals=proposals)], lookup))["articles"][0]
    return checker.as_prediction(answer)


def _answers(hard: Sequence[Any], recorded: Mapping[str, Sequence[Any]]) -> Iterator[tuple[Any, Mapping[str, str]]]:
    return ((each, said) for each in hard for said in recorded.get(each.text, ()))
