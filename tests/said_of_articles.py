"""Articles made of the sentences on the pages of the rules, and what checking says of them, for laws over both."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from fakes import FakeLookup, make_records
from rule_sentences import DAYS, Row, releases, rows

from onrecord.article import read_article
from onrecord.checking import check_articles
from onrecord.checking.model import Check
from onrecord.checking.rule import rules
from onrecord.values import parse_instant

ROWS = [row for rule in rules() for row in rows(rule.name)]

Said = tuple[str, str, str, str]
"""Rule, words of the claim, verdict, reason."""


def article_of(sentences: list[str], parting: str = "\n\n") -> str:
    """An article that says these things, each in a paragraph of its own."""
    return parting.join(["News of the week", "Otterholme is an old town.", *sentences])


def check(text: str, of: Row, bodies: tuple[Mapping[str, Any], ...] | None = None) -> Check:
    """The article checked on the day of a row, beside the record of its page."""
    held = releases(of.rule) if bodies is None else bodies
    article = read_article(text, id="a", published=parse_instant(DAYS[of.day]))
    return check_articles([article], FakeLookup(make_records(held)), ocid=held[0]["ocid"]).checks[0]


def said(found: Check) -> list[Said]:
    """What is said of every claim, in reading order, its words as they are compared."""
    return [
        (c.verdict.rule, plain(c.claim.text), str(c.verdict.word), str(c.verdict.reason or "")) for c in found.claims
    ]


def plain(words: str) -> str:
    """Words without what typography changes."""
    plainer = unicodedata.normalize("NFC", words).translate(STRAIGHT)
    return " ".join(plainer.split())


STRAIGHT = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u2011": "-", "\u00ad": None})


@cache
def said_of(sentences: tuple[str, ...], of: Row) -> list[Said]:
    return said(check(article_of(list(sentences)), of))
