"""The project's own gold articles hold what the README of the schema promises: spans, records, quotations, reasons."""

from __future__ import annotations

import doctest
import json
import re
from itertools import pairwise
from typing import Any

import pytest

from onrecord.checking.model import ClaimType, Reason, VerdictWord
from quality import annotate, gold

ARTICLES = gold.read_articles(gold.OWN)
LINKED = [article for article in ARTICLES if article["link"]["ocid"]]
ERRORS = {"contradicted", "partial", "altered_quotation"}
WITHOUT_PLACE = {"not_in_record", "not_checkable"}

each = pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["id"])
linked = pytest.mark.parametrize("article", LINKED, ids=lambda a: a["id"])


@pytest.fixture(scope="module")
def groups() -> dict[str, list[gold.Release]]:
    return gold.by_ocid(gold.sample_releases())


def test_there_are_enough_articles_and_some_are_about_no_contract() -> None:
    """The gate means something only with a dozen articles, and abstention is part of the job."""
    assert len(LINKED) >= 12
    assert len(ARTICLES) - len(LINKED) >= 3


def test_every_error_reason_and_verdict_is_used() -> None:
    """Whatever the checker may say is asked for at least once."""
    claims = [claim for article in ARTICLES for claim in article["claims"]]
    reasons = {claim.get("reason") for claim in claims} - {None}
    assert reasons == {reason.value for reason in Reason}
    assert {claim["verdict"] for claim in claims} == {word.value for word in VerdictWord} - {"undecided"}


@each
def test_spans_cover_their_words(article: dict[str, Any]) -> None:
    """Offsets are code points of the text, half-open, for claims, quotations and speakers."""
    text = article["text"]
    spans = [*article["claims"], *article["quotations"]]
    spans += [quotation["speaker"] for quotation in article["quotations"] if quotation["speaker"]]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert article["headline"] == text.split("\n", 1)[0]


@each
def test_quotations_are_all_the_stretches_between_marks(article: dict[str, Any]) -> None:
    """In reading order, none left out, none overlapping."""
    quotations = article["quotations"]
    found = [match[1] for match in annotate.QUOTED.finditer(article["text"])]
    assert [quotation["text"] for quotation in quotations] == found
    assert all(before["end"] < after["start"] for before, after in pairwise(quotations))


@each
def test_claims_are_well_formed(article: dict[str, Any]) -> None:
    """Known types and verdicts; a reason exactly where the verdict is an error; ids unique."""
    ids = [claim["id"] for claim in article["claims"]]
    assert len(ids) == len(set(ids))
    for claim in article["claims"]:
        assert claim["type"] in set(ClaimType)
        assert {claim["verdict"], *claim.get("alt_verdicts", [])} <= set(VerdictWord)
        assert ("reason" in claim) == (claim["verdict"] in ERRORS), claim["id"]


@linked
def test_evidence_stands_in_the_record_of_that_day(
    article: dict[str, Any], groups: dict[str, list[gold.Release]]
) -> None:
    """Every pointer resolves in the compiled release as of publication, to the value that is repeated."""
    releases = gold.as_of(groups[article["link"]["ocid"]], article["published"])
    compiled = gold.compile_releases(releases)
    assert article["link"]["release_ids_as_of"] == [gold.release_id(release) for release in releases]
    for evidence in (e for claim in article["claims"] for e in claim["evidence"]):
        found = gold.resolve(compiled, evidence["pointer"])
        assert "value" not in evidence or evidence["value"] == found


@linked
def test_errors_have_evidence(article: dict[str, Any]) -> None:
    """No article is accused without a place in the record; silence and opinion have none."""
    for claim in article["claims"]:
        if claim["verdict"] in ERRORS:
            assert claim["evidence"], claim["id"]
        if claim["verdict"] in WITHOUT_PLACE:
            assert not claim["evidence"], claim["id"]


@linked
def test_supported_quotations_stand_in_the_record(
    article: dict[str, Any], groups: dict[str, list[gold.Release]]
) -> None:
    """A quotation is right when its words stand in a place it points to, and altered only when they do not."""
    compiled = gold.compile_releases(gold.as_of(groups[article["link"]["ocid"]], article["published"]))
    for claim in article["claims"]:
        if claim["type"] == "quotation":
            places = [gold.resolve(compiled, evidence["pointer"]) for evidence in claim["evidence"]]
            stands = any(_plain(claim["text"]) in _plain(place) for place in places)
            assert stands == (claim["verdict"] == "supported"), claim["id"]


def _plain(text: str) -> str:
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.replace('&apos;', '').replace('’', '').lower()))} "


def test_the_articles_of_the_demo_are_annotated_word_for_word() -> None:
    """What the demo shows is measured too."""
    published = json.loads((gold.SAMPLE_ARTICLES / "published.json").read_text(encoding="utf-8"))
    texts = {
        (path.read_text(encoding="utf-8").rstrip("\n"), published[path.stem])
        for path in gold.SAMPLE_ARTICLES.glob("*.txt")
    }
    assert len(texts) == 2
    assert texts <= {(article["text"], article["published"]) for article in ARTICLES}


@pytest.mark.parametrize("module", [gold, annotate], ids=lambda m: m.__name__)
def test_examples_in_docstrings_hold(module: Any) -> None:
    """The examples of the gate's own modules run."""
    result = doctest.testmod(module)
    assert result.attempted
    assert result.failed == 0
