"""No hard-coding survives these: change record and article together and every verdict stays, change one figure in the
article alone and its verdict turns."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import changes
import pytest
from changes import CYCLE, Case, Slip, rename_buyer, scale_sums, shift_years, slip
from conftest import PROJECT
from fakes import FakeLookup, make_records

from onrecord.article import read_article
from onrecord.checking import check_articles
from onrecord.checking.model import Check, CheckedClaim
from onrecord.values import parse_instant
from quality import gold
from quality.score import FLAGS

SHARED = PROJECT.parent / "shared" / "data"
RELATIVE = re.compile(r"the day (?:before|after)|a (?:day|week) (?:later|earlier)")
"""Words whose meaning hangs on another date of the article: a slip there may turn two verdicts."""

OWN = [article for article in gold.read_articles(gold.OWN) if article["link"]["ocid"]]
DEV = [article for article in gold.read_articles(SHARED / "articles") if article["link"]["ocid"]]
CHANGES: Mapping[str, Callable[[Case], Case]] = {
    "another buyer": rename_buyer,
    "ten times the money": scale_sums,
    "28 years later": lambda case: shift_years(case, CYCLE),
    "28 years earlier, all at once": lambda case: shift_years(scale_sums(rename_buyer(case)), -CYCLE),
}
change = pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES.keys())
own = pytest.mark.parametrize("article", OWN, ids=lambda a: a["id"])
dev = pytest.mark.parametrize("article", DEV or [pytest.param({}, marks=pytest.mark.skip("needs ../shared/data"))],
                              ids=lambda a: a.get("id", "dev"))  # fmt: skip


def exact(bodies: Any) -> Any:
    """Releases with decimals for floats, as the register reads them."""
    return json.loads(json.dumps(bodies), parse_float=Decimal)


@cache
def sample_groups() -> Mapping[str, list[gold.Release]]:
    return gold.by_ocid(exact(gold.sample_releases()))


@cache
def uk_groups() -> Mapping[str, list[gold.Release]]:
    paths = [path for path in sorted(SHARED.glob("uk-*.jsonl.gz")) if not re.search("spend|notices", path.name)]
    return gold.by_ocid(exact(list(gold.read_releases(paths))))


def case_of(article: Mapping[str, Any], groups: Mapping[str, list[gold.Release]]) -> Case:
    return Case(article["text"], article["published"], tuple(groups[article["link"]["ocid"]]))


def check(case: Case) -> Check:
    """The article checked against a register that holds only its record, which is named."""
    records = make_records(case.releases)
    reading = read_article(case.text, id="a", published=parse_instant(case.published))
    return check_articles([reading], FakeLookup(records), ocid=next(iter(records))).checks[0]


def verdicts(found: Check) -> list[tuple[str, str, str | None]]:
    """Type, verdict and reason of every claim, in reading order."""
    return [(str(c.claim.type), str(c.verdict.word), c.verdict.reason and str(c.verdict.reason)) for c in found.claims]


def claim_json(checked: CheckedClaim) -> dict[str, Any]:
    claim = checked.claim
    return {"start": claim.span.start, "text": claim.text, "type": str(claim.type)}


@change
@own
def test_verdicts_do_not_hang_on_names_sums_or_years(
    article: Mapping[str, Any], changed: Callable[[Case], Case]
) -> None:
    """The sample under another name, at another price, in another year: the same verdicts for the same reasons."""
    stays(case_of(article, sample_groups()), changed)


@change
@dev
def test_verdicts_about_real_records_do_not_hang_on_them_either(
    article: Mapping[str, Any], changed: Callable[[Case], Case]
) -> None:
    """The same for articles about real processes."""
    stays(case_of(article, uk_groups()), changed)


def stays(case: Case, changed: Callable[[Case], Case]) -> None:
    before = verdicts(check(case))
    assert before
    assert verdicts(check(changed(case))) == before


@own
def test_one_slip_in_an_article_turns_its_verdict(article: Mapping[str, Any]) -> None:
    """One figure of the article changed: what was supported no longer is, and nothing else moves."""
    turns(case_of(article, sample_groups()))


@dev
def test_one_slip_in_an_article_about_a_real_record_turns_its_verdict(article: Mapping[str, Any]) -> None:
    """The same for articles about real processes."""
    turns(case_of(article, uk_groups()))


def turns(case: Case) -> None:
    before = check(case)
    known = json.dumps(case.releases, default=str, ensure_ascii=False)
    known = f"{known} {known.replace(',', '')} {case.text}"
    for checked in before.claims:
        made = slip(claim_json(checked), known) if checked.verdict.word == "supported" else None
        if made and not RELATIVE.search(case.text):
            after = check(Case(made.apply(case.text), case.published, case.releases))
            assert outside(before, made) <= outside(after, made), made
            assert not any(word in FLAGS for *_, word in outside(after, made) - outside(before, made)), made
            assert "supported" not in inside(after, made, str(checked.claim.type)), (checked.claim.text, made)


def outside(found: Check, made: Slip) -> set[tuple[int, str, str]]:
    """Start, type and verdict of the claims that the slip does not touch."""
    return {
        (c.claim.span.start, str(c.claim.type), str(c.verdict.word))
        for c in found.claims
        if c.claim.span.end <= made.start or made.end <= c.claim.span.start
    }


def inside(found: Check, made: Slip, kind: str) -> list[str]:
    """Verdicts of the claims of one kind that hold the slip."""
    return [
        str(c.verdict.word)
        for c in found.claims
        if c.claim.span.start <= made.start and made.end <= c.claim.span.end and str(c.claim.type) == kind
    ]


def test_every_change_changes_something() -> None:
    """A change that left its cases as they were would prove nothing."""
    cases = [case_of(article, sample_groups()) for article in OWN]
    for changed in CHANGES.values():
        assert sum(changed(case) != case for case in cases) > len(cases) / 2


def test_there_are_slips_enough() -> None:
    """The supported claims of the own articles leave room for many slips, of every kind that has figures."""
    claims = [claim for article in OWN for claim in article["claims"] if claim["verdict"] == "supported"]
    kinds = [claim["type"] for claim in claims if slip(claim, "")]
    assert len(kinds) > 50
    assert set(kinds) >= {"value", "deadline", "awarded_on", "start", "end", "duration"}


def test_examples_in_docstrings_hold() -> None:
    """The examples of the changes run."""
    result = doctest.testmod(changes)
    assert result.attempted
    assert result.failed == 0
