"""The gate: floors only rise, lowering one leaves its reason, and a run that measured nothing fails."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quality import floors, gold, measure, results, run, score
from quality.floors import Fall, Floors
from quality.results import Result

PINNED = Floors({"own": {"claims found": 0.8}}, {"own": {"wrong contradicted": 0}}, "d1")


def result(name: str = "own", found: float = 0.8, wrong: int = 0, articles: int = 20, predicted: int = 50) -> Result:
    figures, counts = {"claims found": found}, {"wrong contradicted": wrong}
    outcomes = (score.Outcome("a", "a.1", "supported", "supported", found >= 0.8),)
    return Result(name, articles, predicted, figures, counts, outcomes, (), {})


def test_a_figure_below_its_floor_or_above_its_ceiling_falls() -> None:
    """Either fails the gate, by name and with both numbers."""
    assert PINNED.falls([result()]) == []
    assert PINNED.falls([result(found=0.79)]) == [Fall("own", "claims found", 0.8, 0.79)]
    assert str(PINNED.falls([result(wrong=2)])[0]) == "own: wrong contradicted is 2, pinned at 0"


def test_a_pinned_figure_that_is_no_longer_measured_falls() -> None:
    """Dropping a figure is no way past its floor."""
    assert PINNED.falls([replace(result(), figures={})])


def test_raising_never_lowers() -> None:
    """Better figures are pinned, worse ones change nothing."""
    raised = PINNED.lifted([result(found=0.9)]).lifted([result(found=0.85, wrong=3)])
    assert raised.floors["own"]["claims found"] == pytest.approx(0.9)
    assert raised.ceilings["own"]["wrong contradicted"] == 0


def test_lowering_leaves_its_reason(tmp_path: Path) -> None:
    """The file keeps what was lowered, from where, to where, why and when."""
    lowered = PINNED.lowered_to(PINNED.falls([result(found=0.7, wrong=1)]), "a harder article", "2026-01-02")
    floors.write(lowered, tmp_path / "floors.json")
    again = floors.read(tmp_path / "floors.json")
    assert again.falls([result(found=0.7, wrong=1)]) == []
    assert [(each["from"], each["to"], each["reason"], each["day"]) for each in again.lowered] == [
        (0.8, 0.7, "a harder article", "2026-01-02"),
        (0, 1, "a harder article", "2026-01-02"),
    ]


@pytest.fixture(name="gate")
def gate_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The gate with files of its own and its own digest pinned."""
    for module, name in ((floors, "FILE"), (run, "LAST")):
        monkeypatch.setattr(module, name, tmp_path / f"{name}.json")
    pinned = replace(PINNED, digest=gold.digest(gold.OWN, gold.REAL, gold.OPENED, gold.HELD))
    monkeypatch.setattr(floors, "read", lambda: read_from(tmp_path / "FILE.json"))
    monkeypatch.setattr(floors, "write", lambda new: write_to(new, tmp_path / "FILE.json"))
    write_to(pinned, tmp_path / "FILE.json")
    return tmp_path


read_from, write_to = floors.read, floors.write


def decide(*arguments: str, **given: Any) -> int:
    return run.decide([result(**given)], run.parse(arguments))


def test_the_gate_passes_and_fails(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 when nothing has fallen, 1 when something has."""
    assert decide() == 0
    assert decide(found=0.5) == 1
    assert "claims found is 0.5, pinned at 0.8" in capsys.readouterr().out


def test_measuring_nothing_fails(gate: Path) -> None:
    """No set, too few articles, or articles of which nothing was said."""
    assert run.decide([], run.parse([])) == 1
    assert decide(articles=0) == 1
    assert decide(predicted=0) == 1
    assert decide("--lower-floor", "because", predicted=0, found=0.0) == 1


def test_changed_gold_must_be_pinned(gate: Path) -> None:
    """A label cannot change unseen."""
    write_to(replace(PINNED, digest="another"), gate / "FILE.json")
    assert decide() == 1
    assert decide("--raise") == 1
    assert decide("--new-gold") == 0
    assert decide() == 0


def test_raising_pins_figures_and_claims(gate: Path) -> None:
    """`--raise` writes both files, and refuses while anything is below its floor."""
    assert decide("--raise", found=0.9) == 0
    assert read_from(gate / "FILE.json").floors["own"]["claims found"] == pytest.approx(0.9)
    assert json.loads((gate / "LAST.json").read_text()) == {"own": {"a.1": True}}
    assert decide("--raise", found=0.8) == 1


def test_gained_and_lost_claims_are_named(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change shows which claims, not only the score."""
    run.show_changes([result(found=0.9)], {"own": {"a.1": False, "gone": True}})
    assert "1 gained, 0 lost" in capsys.readouterr().out
    run.show_changes([result(found=0.1)], {"own": {"a.1": True}})
    assert "  - a.1" in capsys.readouterr().out


def test_a_wrong_accusation_is_listed() -> None:
    """`contradicted` on a right claim, on a partial one, or on nothing at all; not on an error of the gold."""
    claims = [
        {"id": "1", "start": 0, "end": 9, "type": "value", "verdict": "supported", "evidence": []},
        {"id": "2", "start": 20, "end": 29, "type": "value", "verdict": "partial", "reason": "derived", "evidence": []},
        {"id": "3", "start": 40, "end": 49, "type": "value", "verdict": "contradicted", "evidence": []},
    ]
    article = {"id": "a", "text": "x" * 99, "link": {"ocid": "o"}, "claims": claims, "quotations": []}
    spans = [(0, 9), (20, 29), (40, 49), (44, 52), (70, 75)]
    said = [{"start": s, "end": e, "type": "value", "verdict": "contradicted"} for s, e in spans]
    assessed = results.assess("dev", [article], {"a": {"ocid": "o", "claims": said, "quotations": []}})
    assert [each.text for each in assessed.accusations] == ["x" * 9, "x" * 9, "x" * 5]


def test_only_releases_are_loaded_from_the_shared_data(shared_data: Path) -> None:
    """The five files of UK releases; spend and near-OCDS notices are something else."""
    assert len(measure.uk_files()) == 5


def test_the_pinned_digest_is_that_of_the_articles() -> None:
    """Whoever changes an own article says so with --new-gold."""
    assert floors.read().digest == gold.digest(gold.OWN, gold.REAL, gold.OPENED, gold.HELD)


def test_the_issue_s_targets_are_pinned() -> None:
    """The floors of the shared sets were never below what the first release had to reach.

    Lowered was only what is asked of generated articles besides: they are others since, and four times as many. And
    what is asked of `opened`, and of what is measured on it: articles that were held back came to it.
    """
    pinned = floors.read()
    grown = ("opened", "proposals", "flips")
    lowered = {(low["set"], low["name"]) for low in pinned.lowered if low["set"] not in grown}
    assert lowered <= {("true_uk", name) for name in ("link recall", "verdict right of found", "false links")}
    assert pinned.floors["dev"]["link recall"] == pytest.approx(1)
    assert pinned.floors["dev"]["claims found"] >= 0.75
    assert pinned.floors["dev"]["verdict right of found"] >= 0.9
    assert pinned.floors["dev"]["flags F1"] >= 0.62
    assert pinned.floors["seeds"]["claims right"] >= 34
    assert pinned.ceilings["seeds"]["wrong contradicted"] == 0
    assert pinned.ceilings["true_uk"]["wrong contradicted"] == 0
