"""The reviewer's seat: what a person says of a verdict stays beside it, through rebuilds, new rules and new commas."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quality import gold, score

Run = Callable[..., Result]
EDITOR = ("--by", "A. Editor")
# Claims by their words: a rule that finds more numbers them anew.
SUM, SECOND_SUM, LENGTH, STAGE = "£30K", "£30,000", "three years", "put the contract out to tender"
COUNT, OPINION = "14 members", "Mend our streets first!"


def claim_of(run: Run, article: Path | str, words: str) -> dict[str, Any]:
    """The one claim of these words."""
    (found,) = [claim for claim in claims_of(run, article).values() if claim["text"] == words]
    return found


def claims_of(run: Run, article: Path | str) -> dict[str, dict[str, Any]]:
    """Claim id to claim, as `check --json` answers."""
    answer = json.loads(run("check", str(article), "--json").stdout)
    return {claim["id"]: claim for claim in answer["articles"][0]["claims"]}


def written(run: Run, article: Path | str, *said: str) -> dict[str, Any]:
    """What `review --json` wrote down."""
    result = run("review", str(article), *said, *EDITOR, "--json")
    assert result.exit_code == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def flag_of(run: Run, article: Path, verdict: str) -> str:
    """The id of the first claim with this verdict."""
    return next(name for name, claim in claims_of(run, article).items() if claim["verdict"] == verdict)


def test_the_claims_of_an_article_are_listed_with_their_ids(run: Run, courier: Path) -> None:
    """What a person needs in order to say which one is meant; nothing is written down."""
    result = run("review", str(courier))
    assert result.exit_code == 0
    assert re.search(r"^c\d+ +✘ contradicted  length: wrong number  “three years”", result.stdout, re.MULTILINE)
    assert run("reviews").stdout.strip() == "0 reviews"


def test_a_confirmation_stands_beside_the_verdict_everywhere(run: Run, courier: Path, tmp_path: Path) -> None:
    """On the terminal, in JSON, on the page and in the bundle; the machine's verdict is what it was."""
    flag = flag_of(run, courier, "contradicted")
    written(run, courier, "--claim", flag, "--confirm", "--reason", "The notice gives 730 days.")
    claim = claims_of(run, courier)[flag]
    assert claim["verdict"] == "contradicted"
    assert claim["review"]["kind"] == "confirmed"
    assert claim["review"]["by"] == "A. Editor"
    shown = run("check", str(courier), "--html", "page.html", "--bundle", "b.zip", "--with-text")
    assert "Confirmed by A. Editor" in shown.stdout
    assert "**Reviewed:** Confirmed by A. Editor" in run("check", str(courier), "--format", "markdown").stdout
    assert "Confirmed by A. Editor" in (tmp_path / "page.html").read_text("utf-8")
    assert run("verify", "b.zip").exit_code == 0
    assert b"The notice gives 730 days." in (tmp_path / "b.zip").read_bytes()


def test_a_person_may_overrule_with_a_reason(run: Run, courier: Path) -> None:
    """Both verdicts are shown."""
    flag = flag_of(run, courier, "contradicted")
    answer = written(run, courier, "--claim", flag, "--verdict", "supported", "--reason", "A later notice says so.")
    assert answer["written"]["said"] == {"verdict": "supported", "reason": None}
    claim = claims_of(run, courier)[flag]
    assert (claim["verdict"], claim["review"]["verdict"]) == ("contradicted", "supported")
    assert "supported. “A later notice says so.”" in " ".join(run("check", str(courier)).stdout.split())


def test_a_note_overrules_nothing(run: Run, courier: Path) -> None:
    """A reason alone is an annotation."""
    written(run, courier, "--claim", OPINION, "--reason", "Ask the desk.")
    claim = claim_of(run, courier, OPINION)
    assert claim["review"]["kind"] == "annotated"
    assert claim["review"]["verdict"] is None


def test_what_is_undone_is_shown_no_more_and_kept_for_good(run: Run, courier: Path) -> None:
    """The history names it, the claim does not."""
    written(run, courier, "--claim", SUM, "--confirm")
    written(run, courier, "--claim", SUM, "--undo", "--reason", "Wrong claim.")
    assert claim_of(run, courier, SUM)["review"] is None
    told = json.loads(run("reviews", "--json").stdout)["reviews"]
    assert [(one["kind"], one["stands"]) for one in told] == [("undo", False), ("confirm", False)]
    assert "(no longer counts)" in run("reviews").stdout


def test_the_newest_word_counts(run: Run, courier: Path) -> None:
    """A second person may see it otherwise; the first one's word stays in the list."""
    written(run, courier, "--claim", SUM, "--confirm")
    run("review", str(courier), "--claim", SUM, "--verdict", "supported", "--reason", "Fair.", "--by", "B. Desk")
    assert claim_of(run, courier, SUM)["review"]["by"] == "B. Desk"
    told = json.loads(run("reviews", "--json").stdout)["reviews"]
    assert [(one["by"], one["stands"]) for one in told] == [("B. Desk", True), ("A. Editor", False)]
    assert json.loads(run("reviews", "--by", "desk", "--json").stdout)["total"] == 1


def test_reviews_outlast_a_rebuild_and_are_verified(run: Run, courier: Path, tmp_path: Path) -> None:
    """They are truth, as the ledger is: an edit is named, and so is a text that is gone."""
    written(run, courier, "--claim", SUM, "--confirm")
    assert run("rebuild").exit_code == 0
    assert claim_of(run, courier, SUM)["review"]["kind"] == "confirmed"
    told = json.loads(run("verify", "--json").stdout)
    assert told["fits"] is True
    assert told["reviews"]["lines"] == 1
    written(run, courier, "--claim", SECOND_SUM, "--confirm")
    kept = tmp_path / "sample.register" / "reviews.jsonl"
    before = kept.read_bytes()
    kept.write_bytes(before.replace(b"confirm", b"annotat", 1))
    damaged = run("verify", "--json")
    assert damaged.exit_code == 4
    assert "reviews.jsonl:" in json.loads(damaged.stdout)["faults"][0]["where"]
    assert run("check", str(courier)).exit_code == 4
    kept.write_bytes(before)
    next((tmp_path / "sample.register" / "reviewed").iterdir()).write_text("another text", "utf-8")
    assert run("verify").exit_code == 4


def test_a_word_of_a_newer_version_is_no_crash(run: Run, courier: Path, tmp_path: Path) -> None:
    """It says what to do."""
    written(run, courier, "--claim", SUM, "--confirm")
    kept = tmp_path / "sample.register" / "reviews.jsonl"
    kept.write_bytes(kept.read_bytes().replace(b'"verdict":"partial"', b'"verdict":"halfway"'))
    result = run("check", str(courier))
    assert result.exit_code == 4
    assert "upgrade" in result.stderr


def test_a_review_finds_its_words_in_a_later_form_of_the_article(run: Run, courier: Path) -> None:
    """A comma and a new paragraph move the words; the review says that it was given on another form."""
    flag = flag_of(run, courier, "contradicted")
    written(run, courier, "--claim", flag, "--confirm")
    text = courier.read_text("utf-8").replace("\n\nA police watchdog", "\n\nUpdated.\n\nA police watchdog,", 1)
    Path("later.txt").write_text(text, "utf-8")
    later = [claim for claim in claims_of(run, "later.txt").values() if claim["review"]]
    assert [(claim["text"], claim["review"]["other_text"]) for claim in later] == [("three years", True)]
    undone = written(run, "later.txt", "--claim", later[0]["id"], "--undo", "--reason", "No.")
    assert undone["written"]["article"]["id"] == "later"
    assert claims_of(run, courier)[flag]["review"] is None


def test_a_changed_figure_has_no_review(run: Run, courier: Path) -> None:
    """The claim's words decide."""
    flag = flag_of(run, courier, "contradicted")
    written(run, courier, "--claim", flag, "--confirm")
    Path("later.txt").write_text(courier.read_text("utf-8").replace("three years", "four years"), "utf-8")
    assert not [claim for claim in claims_of(run, "later.txt").values() if claim["review"]]


def test_a_review_speaks_of_no_other_article(run: Run, courier: Path, standard: Path) -> None:
    """Another outlet's £30,000 stands in other company."""
    for name in (SUM, SECOND_SUM, STAGE, COUNT):
        written(run, courier, "--claim", name, "--confirm")
    assert not [claim for claim in claims_of(run, standard).values() if claim["review"]]


def test_labels_are_in_the_schema_that_quality_scores(run: Run, courier: Path, tmp_path: Path) -> None:
    """What was confirmed and overruled becomes gold; what was only annotated does not."""
    claims = claims_of(run, courier)
    written(run, courier, "--claim", SUM, "--confirm")
    written(run, courier, "--claim", LENGTH, "--verdict", "supported", "--reason", "The notice was revised.")
    written(run, courier, "--claim", STAGE, "--reason", "Only a note.")
    told = json.loads(run("reviews", "--export", "labels", "--json").stdout)
    flags = sum(claim["verdict"] in score.FLAGS for claim in claims.values())
    assert [(one["claims"], one["unreviewed_flags"]) for one in told["exported"]["files"]] == [(2, flags - 2)]
    (article,) = gold.read_articles(tmp_path / "labels")
    text = article["text"]
    assert all(text[claim["start"] : claim["end"]] == claim["text"] for claim in article["claims"])
    assert [claim["verdict"] for claim in article["claims"]] == ["partial", "supported"]
    said = {"id": article["id"], "ocid": article["link"]["ocid"], "claims": _predicted(claims), "quotations": []}
    scored = score.score([article], {article["id"]: said})
    assert [outcome.right for outcome in scored.outcomes] == [True, False]
    assert article["link"]["release_ids_as_of"] == ["wst-0417-notice-1"]
    assert "Mend our streets first!" in [each["text"] for each in article["quotations"]]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in article["quotations"])
    assert all(each["source"] and "speaker" in each for each in article["quotations"])


def _predicted(claims: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**claim, "evidence": [one["pointer"] for one in claim["evidence"]]} for claim in claims.values()]


def test_nothing_reviewed_is_nothing_exported(run: Run, courier: Path, tmp_path: Path) -> None:
    """And a folder that is there stays as it is."""
    assert run("reviews", "--export", "labels").exit_code == 3
    written(run, courier, "--claim", SUM, "--confirm")
    (tmp_path / "labels").mkdir()
    result = run("reviews", "--export", "labels")
    assert result.exit_code == 3
    assert "something there already" in result.stderr


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("--confirm",), "a review of nothing"),
        (("--claim", "c99", "--confirm"), "none of the claims"),
        (("--claim", "£30", "--confirm"), "none of the claims"),
        (("--claim", "Westmarch Office for Police Accountability", "--confirm"), "which means 2 claims"),
        (("--claim", SUM), "no reason"),
        (("--claim", SUM, "--undo", "--reason", "x"), "nobody has reviewed"),
        (("--claim", SUM, "--verdict", "supported"), "no reason"),
        (("--claim", SUM, "--verdict", "contradicted", "--reason", "x"), "no reason for contradicted"),
        (("--claim", SUM, "--verdict", "supported", "--because", "wrong_number", "--reason", "x"), "a reason for"),
        (("--claim", SUM, "--because", "wrong_number", "--reason", "x"), "it without --verdict"),
        (("--claim", SUM, "--confirm", "--undo", "--reason", "x"), "several at once"),
        (("--claim", STAGE, "--verdict", "supported", "--reason", "x"), "the machine's own"),
        (("--claim", SUM, "--confirm", "--by", " "), "no name"),
    ],
)
def test_a_review_that_cannot_be_meant_is_not_written(
    run: Run, courier: Path, said: tuple[str, ...], words: str
) -> None:
    """Each is told what was expected."""
    result = run("review", str(courier), *said)
    assert result.exit_code == 2
    assert words in result.stderr
    assert json.loads(run("reviews", "--json").stdout)["total"] == 0
