"""The project's scorer: drawn cases of each rule, and the same figures as the scorer of the shared data."""

from __future__ import annotations

import doctest
import importlib.util
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quality import gold, score

TEXT_LENGTH = 400


def claim(start: int, end: int, verdict: str, type: str = "value", **more: Any) -> dict[str, Any]:
    return {"id": f"c{start}", "start": start, "end": end, "type": type, "verdict": verdict, "evidence": [], **more}


def said(start: int, end: int, verdict: str, type: str = "value", **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "type": type, "verdict": verdict, "evidence": [], "reason": None, **more}


def article(*claims: dict[str, Any], ocid: str | None = "o-1") -> dict[str, Any]:
    return {"id": "a", "link": {"ocid": ocid}, "claims": list(claims), "quotations": []}


def measured(wanted: dict[str, Any], *given: dict[str, Any], ocid: str | None = "o-1") -> dict[str, Any]:
    return score.report(score.score([wanted], {"a": {"ocid": ocid, "claims": list(given), "quotations": []}}))


def test_gold_against_itself_is_perfect() -> None:
    """A prediction that repeats the gold scores full marks everywhere."""
    articles = gold.read_articles(gold.OWN)
    figures = score.report(score.score(articles, {each["id"]: as_prediction(each) for each in articles}))
    assert set(figures["link"].values()) == {1.0}
    assert figures["claims"]["verdict_accuracy_end_to_end"] == pytest.approx(1)
    assert figures["claims"]["evidence_right"] == pytest.approx(1)
    assert figures["errors"]["f1"] == pytest.approx(1)
    assert figures["errors"]["reason_right"] == pytest.approx(1)
    assert figures["quotations"]["speaker_right"] == pytest.approx(1)


def test_saying_nothing_scores_nothing() -> None:
    """No prediction is an abstention with no claims."""
    figures = score.report(score.score(gold.read_articles(gold.OWN), {}))
    assert figures["link"]["recall_at_1"] == pytest.approx(0)
    assert figures["link"]["abstention_recall"] == pytest.approx(1)
    assert figures["claims"]["found"] == pytest.approx(0)
    assert figures["errors"]["f1"] == pytest.approx(0)


def test_the_closest_span_speaks_whatever_it_says() -> None:
    """Saying everything about every span does not pay."""
    figures = measured(article(claim(10, 20, "supported")), said(10, 20, "contradicted"), said(8, 24, "supported"))
    assert figures["claims"]["verdict_accuracy_on_found"] == pytest.approx(0)
    assert figures["errors"]["false_alarms"] == 1


def test_half_of_the_shorter_span_is_enough_but_a_page_is_not() -> None:
    """A prediction that covers everything finds nothing."""
    assert measured(article(claim(10, 20, "supported")), said(15, 19, "supported"))["claims"]["found"] == 1
    assert measured(article(claim(10, 20, "supported")), said(16, 40, "supported"))["claims"]["found"] == 0
    assert measured(article(claim(10, 20, "supported")), said(0, 301, "supported"))["claims"]["found"] == 0


def test_kindred_types_match_and_others_do_not() -> None:
    """A period may be read as a start; a value never as a deadline."""
    assert measured(article(claim(1, 9, "supported", "start")), said(1, 9, "supported", "period"))["claims"]["found"]
    assert not measured(article(claim(1, 9, "supported")), said(1, 9, "supported", "deadline"))["claims"]["found"]


def test_a_contested_claim_counts_neither_for_nor_against_flags() -> None:
    """Where an error verdict and another are both right, both are right."""
    wanted = article(claim(1, 9, "partial", reason="derived", alt_verdicts=["supported"]))
    for verdict in ("partial", "supported", "contradicted"):
        assert measured(wanted, said(1, 9, verdict))["errors"]["gold"] == 0
        assert measured(wanted, said(1, 9, verdict))["errors"]["false_alarms"] == 0


def test_a_flag_outside_every_error_is_a_false_alarm() -> None:
    """Also on an article about no contract."""
    wanted = article(claim(1, 9, "contradicted", reason="wrong_date"))
    assert measured(wanted, said(1, 9, "contradicted"), said(50, 60, "partial"))["errors"]["false_alarms"] == 1
    assert measured(wanted, said(1, 9, "contradicted"), said(2, 8, "partial"))["errors"]["false_alarms"] == 0
    alone = measured(article(ocid=None), said(1, 9, "contradicted"), ocid=None)["errors"]
    assert (alone["false_alarms"], alone["flags_on_negatives"]) == (1, 1)


def test_evidence_may_lie_below_a_list_and_among_the_first_five() -> None:
    """A pointer to a list stands for what is in it; a sixth pointer is not read."""
    wanted = article(claim(1, 9, "supported", "count", evidence=[{"pointer": "/awards/0/suppliers"}]))
    right = said(1, 9, "supported", "count", evidence=["/awards/0/suppliers/1/name"])
    late = said(1, 9, "supported", "count", evidence=["/a", "/b", "/c", "/d", "/e", "/awards/0/suppliers"])
    assert measured(wanted, right)["claims"]["evidence_right"] == pytest.approx(1)
    assert measured(wanted, late)["claims"]["evidence_right"] == pytest.approx(0)


def as_prediction(wanted: dict[str, Any]) -> dict[str, Any]:
    """The gold of an article as if it had been predicted."""
    claims = [
        {**each, "reason": each.get("reason"), "evidence": [e["pointer"] for e in each["evidence"]]}
        for each in wanted["claims"]
    ]
    return {"id": wanted["id"], "ocid": wanted["link"]["ocid"], "claims": claims, "quotations": wanted["quotations"]}


def noisy(wanted: dict[str, Any], chance: Random) -> dict[str, Any]:
    """A prediction that is often but not always right, in every way that the rules speak of."""
    prediction = as_prediction(wanted)
    prediction["ocid"] = chance.choice([prediction["ocid"], prediction["ocid"], None, "o-else"])
    kept = [noisy_claim(each, chance) for each in prediction["claims"] if chance.random() < 0.8]
    stray = [stray_claim(chance) for _ in range(chance.randrange(4))]
    prediction["claims"] = chance.sample(kept + stray, len(kept) + len(stray))
    prediction["quotations"] = [shifted(each, chance) for each in prediction["quotations"] if chance.random() < 0.8]
    return prediction


VERDICTS = ["supported", "contradicted", "partial", "altered_quotation", "not_in_record", "not_checkable", "undecided"]
TYPES = ["value", "deadline", "period", "duration", "count", "stage", "quotation", "other", "buyer"]


def noisy_claim(each: dict[str, Any], chance: Random) -> dict[str, Any]:
    changed = shifted(each, chance)
    changed["verdict"] = chance.choice([each["verdict"]] * 3 + VERDICTS)
    changed["type"] = chance.choice([each["type"]] * 4 + TYPES)
    changed["reason"] = chance.choice([each["reason"], "wrong_number", None])
    changed["evidence"] = chance.choice([each["evidence"], ["/tender/x"], [f"{p}/0" for p in each["evidence"]]])
    return changed


def stray_claim(chance: Random) -> dict[str, Any]:
    start = chance.randrange(TEXT_LENGTH)
    return said(start, start + chance.randrange(1, 350), chance.choice(VERDICTS), chance.choice(TYPES))


def shifted(each: dict[str, Any], chance: Random) -> dict[str, Any]:
    by, size = chance.choice([0, 0, 1, 2, 7]), chance.choice([0, 0, -2, 5])
    start = max(0, each["start"] - by)
    return {**each, "start": start, "end": max(start + 1, each["end"] - by + size)}


def shared_scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("folder", ["own", "articles", "articles/seeds"])
def test_it_agrees_with_the_scorer_of_the_shared_data(
    folder: str, seed: int, shared_data: Path, tmp_path: Path
) -> None:
    """Two scorers written apart give the same figures for the same noisy predictions."""
    where = gold.OWN if folder == "own" else shared_data / folder
    chance = Random(seed)
    articles = gold.read_articles(where)
    predictions = {each["id"]: noisy(each, chance) for each in articles if chance.random() < 0.95}
    ours = score.report(score.score(articles, predictions))
    theirs = shared_scorer(shared_data / "articles" / "score.py").score(str(where), predictions)
    assert {key: ours[key] for key in ours if key != "by_type"} == {
        key: theirs[key] for key in ours if key != "by_type"
    }
    assert {k: +Counter(v) for k, v in ours["by_type"].items()} == {
        k: +Counter(v) for k, v in theirs["by_type"].items()
    }


def test_the_command_prints_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`python quality/score.py FOLDER PREDICTIONS`; of a repeated id the first line counts."""
    first = as_prediction(gold.read_articles(gold.OWN)[0])
    lines = tmp_path / "predictions.jsonl"
    lines.write_text(json.dumps(first) + "\n\n" + json.dumps({**first, "claims": []}) + "\n", encoding="utf-8")
    score.main(str(gold.OWN), str(lines))
    printed = json.loads(capsys.readouterr().out)
    assert printed["claims"]["predicted"] == len(first["claims"])


def test_examples_in_docstrings_hold() -> None:
    """The examples of the scorer run."""
    assert doctest.testmod(score).failed == 0
