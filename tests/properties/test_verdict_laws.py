"""Laws of every rule: what may change in an article or a register without changing a verdict, and what may not.

The articles are the sentences on the pages of the rules, several of them in one article; the laws hold for all of them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from fakes import FakeLookup, make_records
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_sentences import DAYS, Row, releases
from said_of_articles import ROWS, article_of, check, plain, said, said_of

from onrecord.article import read_article
from onrecord.checking import check_articles
from onrecord.checking.context import flags
from onrecord.checking.model import Check
from onrecord.values import parse_instant

SUPPORTED = [row for row in ROWS if row.says == "supported"]
FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\b(?:two|five|six|12)\b")
row = st.sampled_from(ROWS)
few = st.lists(row, min_size=1, max_size=3)

TYPOGRAPHY: Mapping[str, Callable[[str], str]] = {
    "straight double marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "curly apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "’", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "two spaces between sentences": lambda text: text.replace(". ", ".  "),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "composed letters": lambda text: unicodedata.normalize("NFC", text),
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "a space at each line's end": lambda text: text.replace("\n", " \n"),
    "three line breaks": lambda text: text.replace("\n\n", "\n\n\n"),
}


@pytest.mark.parametrize("change", TYPOGRAPHY.values(), ids=TYPOGRAPHY)
@given(chosen=few)
@settings(max_examples=12)
def test_typography_changes_no_verdict(change: Callable[[str], str], chosen: list[Row]) -> None:
    """Marks, spaces, line breaks and the form of letters: the same claims, the same verdicts."""
    same = [row for row in chosen if row.rule == chosen[0].rule]
    text = article_of([row.sentence for row in same])
    assert said(check(change(text), same[0])) == said_of(tuple(row.sentence for row in same), same[0])


@given(one=st.sampled_from(SUPPORTED), grown=st.integers(min_value=2, max_value=7))
@settings(max_examples=60)
def test_another_figure_is_never_supported_as_the_first_was(one: Row, grown: int) -> None:
    """A figure of a supported claim changed: flagged, undecided, not in the record or not said, but not supported."""
    for found in [c for c in check(article_of([one.sentence]), one).claims if c.verdict.rule == one.rule]:
        figure = FIGURE.search(found.claim.text)
        if figure is None or one.rule in ("location", "subject", "quotation"):
            continue
        slipped = one.sentence.replace(found.claim.text, _slipped(found.claim.text, figure, grown))
        after = [c for c in check(article_of([slipped]), one).claims if c.verdict.rule == one.rule]
        touched = [c for c in after if c.claim.text not in one.sentence]
        assert "supported" not in [str(c.verdict.word) for c in touched], (slipped, touched)


def _slipped(words: str, figure: re.Match[str], grown: int) -> str:
    """The words with another first digit, or another number word."""
    number = figure.group()
    if number[0].isdigit():
        first = str((int(number[0]) + grown) % 9 + 1) if (int(number[0]) + grown) % 9 + 1 != int(number[0]) else "9"
        changed = first + number[1:]
    else:
        changed = {"two": "nine", "five": "eight", "six": "seven"}[number]
    return words[: figure.start()] + changed + words[figure.end() :]


UNRELATED = (
    "Ducks have come back to the pond, and children feed them after school.",
    "It rained for most of the afternoon, and the stalls were packed up early.",
    "A choir sang in the square.",
)


@given(one=row, more=st.sampled_from(UNRELATED))
@settings(max_examples=60)
def test_a_paragraph_about_nothing_changes_no_verdict(one: Row, more: str) -> None:
    """What is added behind has no sum, no day and no name: what was said stays said, and nothing new accuses."""
    after = check(article_of([one.sentence, more]), one)
    assert [s for s in said(after) if s[1] in plain(one.sentence)] == [
        s for s in said_of((one.sentence,), one) if s[1] in plain(one.sentence)
    ]
    assert not [c for c in after.claims if flags(c.verdict) and c.claim.text in more]


@given(one=row, order=st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_releases_does_not_matter(one: Row, order: Any) -> None:
    """However the releases come, the answer is the same."""
    bodies = list(releases(one.rule))
    order.shuffle(bodies)
    text = article_of([one.sentence])
    assert said(check(text, one, tuple(bodies))) == said_of((one.sentence,), one)


@given(chosen=few)
@settings(max_examples=20)
def test_the_order_of_articles_does_not_matter(chosen: list[Row]) -> None:
    """Each article's verdicts are its own, whichever stands beside it."""
    same = [row for row in chosen if row.rule == chosen[0].rule]
    held = releases(same[0].rule)
    readings = [
        read_article(article_of([row.sentence]), id=f"a{at}", published=parse_instant(DAYS[row.day]))
        for at, row in enumerate(same)
    ]
    lookup, ocid = FakeLookup(make_records(held)), held[0]["ocid"]
    forth, back = (check_articles(given, lookup, ocid=ocid).checks for given in (readings, readings[::-1]))
    assert {c.article.id: said(c) for c in forth} == {c.article.id: said(c) for c in back}


LATER: Mapping[str, Any] = {
    "id": "later",
    "date": "2031-06-30T09:00:00Z",
    "tag": ["contractTermination"],
    "buyer": {"id": "B", "name": "Quite Another Council"},
    "tender": {"id": "T", "title": "Something else", "status": "cancelled", "value": {"amount": 1, "currency": "GBP"}},
}


@given(one=row)
@settings(max_examples=40)
def test_what_is_published_later_changes_no_verdict_of_an_earlier_day(one: Row) -> None:
    """A release dated after the article: every claim and verdict on it stays, to the byte; only notes may be added."""
    held = releases(one.rule)
    later = (*held, {**LATER, "ocid": held[0]["ocid"]})
    text = article_of([one.sentence])
    before, after = check(text, one), check(text, one, later)
    assert _written(before) == _written(after)


def _written(found: Check) -> str:
    """Claims and verdicts as text, without what today's record says of them."""
    told = [
        [c.claim.id, c.claim.span.start, c.claim.span.end, str(c.claim.type), str(c.claim.value)]
        + [c.verdict.rule, str(c.verdict.word), str(c.verdict.reason), c.verdict.sentence]
        + [[e.ocid, e.release_id, e.pointer, str(e.value)] for e in c.verdict.evidence]
        for c in found.claims
    ]
    return json.dumps([told, list(found.release_ids) if hasattr(found, "release_ids") else []], ensure_ascii=False)
