"""What is published, sent and asked: ClaimReviews, notes to outlets, requests to buyers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from claimreview_rules import faults
from click.testing import Result
from made_letters import FERRIES, GOLDEN, LETTERS, URL, clock

from onrecord import tasks
from onrecord.settings import Settings

Run = Callable[..., Result]
# Claims by their words: a rule that finds more numbers them anew.
SUM, SECOND_SUM, LENGTH, STAGE = "£30K", "£30,000", "three years", "put the contract out to tender"
COUNT = "14 members"


def submission(*paths: Path) -> tasks.Submission:
    return tasks.Submission([tasks.Manuscript(path.stem, path.read_text("utf-8"), str(path)) for path in paths])


@pytest.fixture(name="settings")
def _settings(run: Run, tmp_path: Path) -> Settings:
    """The sample register, with its own reviews."""
    assert run("sources").exit_code == 0
    return Settings(register=tmp_path / "sample.register")


def drafts(run: Run, *arguments: str) -> dict[str, Any]:
    result = run("claimreview", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_everything_judged_is_drafted_and_nothing_else(run: Run, courier: Path, standard: Path) -> None:
    """Undecided, silent and unjudged claims have no rating, and are named."""
    answer = drafts(run, str(courier), str(standard))
    checked = json.loads(run("check", str(courier), str(standard), "--json").stdout)
    verdicts = {(a["id"], c["id"]): c["verdict"] for a in checked["articles"] for c in a["claims"]}
    rated = {("supported", 4), ("partial", 3), ("altered_quotation", 2), ("contradicted", 1)}
    found = {
        (verdicts[one["article"], one["claim"]], one["claimReview"]["reviewRating"]["ratingValue"])
        for one in answer["drafts"]
    }
    assert found == rated
    assert {one["verdict"] for one in answer["left_out"]} <= {"undecided", "not_in_record", "not_checkable"}
    assert len(answer["drafts"]) + len(answer["left_out"]) == len(verdicts)
    assert answer["signed"] == []


def test_a_draft_is_valid_and_says_that_it_is_one(run: Run, courier: Path, standard: Path) -> None:
    """Without the name of a reviewer nothing is signed, whatever else is given."""
    answer = drafts(run, str(courier), str(standard), "--url", URL, "--publisher", "Check House")
    assert answer["drafts"]
    for one in answer["drafts"]:
        assert faults(one["claimReview"], signed=False) == []
        assert faults(one["claimReview"], signed=True) != []
        assert one["missing"] == ["a reviewer: --reviewer NAME"]


def test_a_name_signs_only_what_that_person_has_reviewed(run: Run, courier: Path) -> None:
    """Neither another person's review nor a mere note is a signature."""
    run("review", str(courier), "--claim", SUM, "--confirm", "--by", "A. Editor")
    run("review", str(courier), "--claim", SECOND_SUM, "--confirm", "--by", "B. Desk")
    run("review", str(courier), "--claim", STAGE, "--reason", "Only a note.", "--by", "A. Editor")
    answer = drafts(run, str(courier), "--url", URL, "--reviewer", "a. editor")
    assert [faults(one, signed=True) for one in answer["signed"]] == [[]]
    assert answer["signed"][0]["author"] == {"@type": "Person", "name": "A. Editor"}
    assert len(answer["drafts"]) > 2
    homeless = drafts(run, str(courier), "--reviewer", "A. Editor")
    assert homeless["signed"] == []


def test_an_overruled_verdict_is_rated_as_the_person_said(run: Run, courier: Path) -> None:
    """With the person's reason in place of the machine's sentence; what is overruled to doubt is not rated."""
    run("review", str(courier), "--claim", LENGTH, "--verdict", "supported", "--reason", "It was revised.", "--by", "A")
    run("review", str(courier), "--claim", SUM, "--verdict", "undecided", "--reason", "Two readings.", "--by", "A")
    answer = drafts(run, str(courier), "--url", URL, "--reviewer", "A")
    (signed,) = answer["signed"]
    assert (signed["reviewRating"]["ratingValue"], signed["reviewBody"]) == (4, "It was revised.")
    assert "undecided" in {one["verdict"] for one in answer["left_out"]}


def test_a_signature_falls_with_the_verdict_it_was_given_for(run: Run, settings: Settings, courier: Path) -> None:
    """What the machine judges otherwise by now must be looked at again."""
    written = tasks.review(settings, submission(courier), claim=SUM, confirm=True, by="A", clock=clock)
    kept = settings.register / "reviews.jsonl"
    line = kept.read_text("utf-8").replace('"verdict":"partial"', '"verdict":"contradicted"', 1)
    kept.write_text(line, "utf-8")
    assert written.claim is not None
    answer = tasks.claimreview(settings, submission(courier), reviewer="A", url=URL, clock=clock)
    assert answer.signed == []
    assert "It was contradicted then." in run("check", str(courier)).stdout


def test_a_signature_is_for_the_text_that_was_read(run: Run, courier: Path) -> None:
    """A later form of the article shows the review, and has to be signed anew."""
    run("review", str(courier), "--claim", LENGTH, "--confirm", "--by", "A")
    Path("later.txt").write_text(courier.read_text("utf-8").replace("Fury as", "Rage as"), "utf-8")
    answer = drafts(run, "later.txt", "--url", URL, "--reviewer", "A")
    assert answer["signed"] == []
    checked = json.loads(run("check", "later.txt", "--json").stdout)["articles"][0]["claims"]
    assert [claim["review"]["other_text"] for claim in checked if claim["review"]] == [True]


def test_each_has_an_address_of_its_own(run: Run, courier: Path) -> None:
    """One page may hold several only with an anchor for each."""
    answer = drafts(run, str(courier), "--url", URL)
    addresses = [one["claimReview"]["url"] for one in answer["drafts"]]
    assert len(set(addresses)) == len(addresses)
    assert all(address.startswith(f"{URL}#evening-courier-") for address in addresses)


@pytest.mark.parametrize("url", ["checks.example/7", "ftp://checks.example/7", f"{URL}#c1", "https://", f"{URL} x"])
def test_an_address_that_is_no_page_is_refused(run: Run, courier: Path, url: str) -> None:
    """Consumers drop a ClaimReview whose address does not hold."""
    result = run("claimreview", str(courier), "--url", url)
    assert result.exit_code == 2
    assert "the address of a page" in result.stderr


def test_only_what_is_signed_is_written_to_a_file(run: Run, courier: Path, tmp_path: Path) -> None:
    """Nothing signed, nothing written; and nothing is written over."""
    named = ("claimreview", str(courier), "--url", URL, "--reviewer", "A", "--file", "claims.json")
    refused = run(*named)
    assert refused.exit_code == 3
    assert "nothing that is signed" in refused.stderr
    assert not (tmp_path / "claims.json").exists()
    run("review", str(courier), "--claim", SUM, "--confirm", "--by", "A")
    assert run(*named).exit_code == 0
    (written,) = json.loads((tmp_path / "claims.json").read_text("utf-8"))
    assert faults(written, signed=True) == []
    assert run(*named).exit_code == 3


def test_no_words_of_an_article_can_close_the_script_they_stand_in(run: Run, courier: Path) -> None:
    """JSON-LD goes into a page."""
    text = courier.read_text("utf-8").replace("blows £30K on", "blows £30K on </script><b>", 1)
    Path("odd.txt").write_text(text, "utf-8")
    run("review", "odd.txt", "--claim", SUM, "--confirm", "--by", "A")
    assert run("claimreview", "odd.txt", "--url", URL, "--reviewer", "A", "--file", "x.json").exit_code == 0
    written = Path("x.json").read_text("utf-8")
    assert "<" not in written
    assert "</script>" in json.loads(written)[0]["claimReviewed"]


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_reads_as_agreed(settings: Settings, name: str) -> None:
    """The whole of it; `python tests/made_letters.py` writes them again."""
    assert LETTERS[name](settings) == (GOLDEN / name).read_text("utf-8")


def test_the_drafts_are_told_for_people(run: Run, courier: Path) -> None:
    """With what each lacks."""
    shown = run("claimreview", str(courier)).stdout
    assert "lacks a reviewer: --reviewer NAME" in shown
    assert "Drafts are not for publication." in shown


def test_a_note_says_what_no_person_has_confirmed(run: Run, courier: Path) -> None:
    """It is a draft until each point is."""
    run("review", str(courier), "--claim", SUM, "--confirm", "--by", "A")
    (note,) = json.loads(run("corrections", str(courier), "--json").stdout)["notes"]
    assert note["confirmed"] == 1
    assert note["points"] > 2
    assert note["text"].startswith(f"DRAFT: {note['points'] - 1} points have not been confirmed by a person.")


def test_a_note_leaves_out_what_a_person_took_back(run: Run, courier: Path) -> None:
    """And takes up what a person found."""
    run("review", str(courier), "--claim", LENGTH, "--verdict", "supported", "--reason", "Revised.", "--by", "A")
    accused = ("--verdict", "contradicted", "--because", "wrong_number", "--reason", "It has twelve members.")
    run("review", str(courier), "--claim", COUNT, *accused, "--by", "A")
    (note,) = json.loads(run("corrections", str(courier), "--json").stdout)["notes"]
    assert "three years" not in note["text"]
    assert "It has twelve members." in note["text"]


def test_nothing_to_correct_is_no_note(run: Run, courier: Path) -> None:
    """An article without a record is accused of nothing."""
    Path("true.txt").write_text("A fair sells cheese\n\nThe fair was open on Sunday.", "utf-8")
    result = run("corrections", "true.txt")
    assert result.exit_code == 0
    assert "nothing to correct" in result.stdout


def test_doubt_is_never_in_a_note(settings: Settings, run: Run, courier: Path, standard: Path) -> None:
    """Not even when everything else is."""
    checked = json.loads(run("check", str(courier), str(standard), "--json").stdout)
    flagged = {"partial", "contradicted", "altered_quotation"}
    points = sum(c["verdict"] in flagged for a in checked["articles"] for c in a["claims"])
    notes = tasks.corrections(settings, submission(courier, standard), clock=clock).notes
    assert 0 < sum(note.points for note in notes) <= points


def test_a_request_asks_what_an_article_raises(run: Run) -> None:
    """What the record cannot settle; not what it says by now, and not what a person was quoted for."""
    Path("ferries.txt").write_text(
        "Council to clean ferry terminals\n\nStrathorran Council wants its ferry terminals cleaned seven days a week. "
        "The contract starts on 3 February 2025. “It will cost £4 million by Easter,” said Councillor Ada Tarn.",
        "utf-8",
    )
    named = ("request", "ferries.txt", "--published", "2024-10-01", "--ocid", FERRIES)
    answer = json.loads(run(*named, "--json").stdout)
    (letter,) = answer["letters"]
    assert letter["law"] == "foisa"
    assert any("3 February 2025" in question for question in letter["questions"])
    assert not any("Tarn" in question for question in letter["questions"])
    assert "Freedom of Information (Scotland) Act 2002" in run(*named).stdout
    chosen = json.loads(run(*named, "--law", "foia", "--json").stdout)["letters"][0]
    assert "section 16" in chosen["text"]


def test_a_request_tells_what_there_is_nothing_to_ask_of(run: Run, courier: Path) -> None:
    """A record that answers, and an article about none."""
    Path("fair.txt").write_text("A fair sells cheese\n\nThe fair was open on Sunday.", "utf-8")
    answer = json.loads(run("request", str(courier), "fair.txt", "--json").stdout)
    assert answer == {"letters": [], "answered": ["ocds-213czf-wst-0417"], "unlinked": ["fair"]}
    assert run("request").exit_code == 2
    assert run("request", "--ocid", "ocds-213czf-none").exit_code == 3


def _requested(changes: Mapping[str, Any], run: Run) -> dict[str, Any]:
    """The letter about a bare tender of a buyer with this address."""
    party = {"id": "B", "name": "Otterholme Council", "roles": ["buyer"], **changes}
    stated = {"ocid": "ocds-213czf-bare", "id": "1", "date": "2024-05-01T09:00:00Z", "tag": ["tender"]}
    tender = {"id": "T", "title": "Bridge; call Pat on 01632 960001", "status": "active"}
    release = stated | {"parties": [party], "buyer": {"id": "B", "name": "Otterholme Council"}, "tender": tender}
    Path("bare.json").write_text(json.dumps(release), "utf-8")
    assert run("load", "bare.json").exit_code == 0
    letter: dict[str, Any] = json.loads(run("request", "--ocid", "ocds-213czf-bare", "--json").stdout)["letters"][0]
    return letter


@pytest.mark.parametrize(
    ("address", "law"),
    [
        ({}, "foia"),
        ({"countryName": "England"}, "foia"),
        ({"region": "UKL14", "countryName": "United Kingdom"}, "foia"),
        ({"region": "UKM75"}, "foisa"),
        ({"region": "TLM0"}, "foisa"),
        ({"countryName": "Scotland"}, "foisa"),
        ({"countryName": "Ireland"}, "other"),
    ],
)
def test_the_law_is_that_of_the_buyers_address(run: Run, address: Mapping[str, str], law: str) -> None:
    """And the answer says why; no telephone number gets into a letter."""
    letter = _requested({"address": dict(address)}, run)
    assert letter["law"] == law
    assert letter["why"]
    assert "960001" not in letter["text"]
