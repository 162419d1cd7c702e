"""A field of a row as the claim that a sentence would make of it: the rules are given what they are given of articles.

Each field becomes an article of one sentence whose words say what its heading says: "The contract is worth £25,000."
The claim's span is the field's own words in it, so nothing has to be found again, and nothing of it can be misread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.article import (
    ArticleReading,
    Basis,
    Block,
    BlockKind,
    DateMention,
    DurationMention,
    NameMention,
    Qualifier,
    Sentence,
    SumMention,
    Tense,
)
from onrecord.article.durations import find_durations
from onrecord.checking.claims.model import Amount, Field, Role
from onrecord.checking.model import Claim, ClaimType, ClaimValue, DaysSaid, LengthSaid, MoneySaid, TextSaid
from onrecord.values import Days, Instant, Money, Span

_FRAMES: dict[Role, tuple[str, str]] = {
    Role.VALUE: ("The contract is worth ", "."),
    Role.AWARD: ("The contract was awarded for ", "."),
    Role.CEILING: ("The ceiling of the contract is ", "."),
    Role.ESTIMATE: ("The contract was advertised at ", "."),
    Role.FLOOR: ("The contract is worth at least ", "."),
    Role.ANNUAL: ("The contract is worth ", " a year."),
    Role.SUPPLIER: ("", " was awarded the contract."),
    Role.BUYER: ("", " has advertised the contract."),
    Role.PUBLISHED: ("The notice was published on ", "."),
    Role.DEADLINE: ("Bids for the contract close on ", "."),
    Role.AWARDED_ON: ("The contract was awarded on ", "."),
    Role.START: ("The contract starts on ", "."),
    Role.END: ("The contract ends on ", "."),
    Role.DURATION: ("The contract lasts ", "."),
}
"""The words before and behind a field: those that the rules take for the plainest of their kind."""
_TYPES = {
    Role.SUPPLIER: ClaimType.SUPPLIER,
    Role.BUYER: ClaimType.BUYER,
    Role.PUBLISHED: ClaimType.PUBLISHED,
    Role.DEADLINE: ClaimType.DEADLINE,
    Role.AWARDED_ON: ClaimType.AWARDED_ON,
    Role.START: ClaimType.START,
    Role.END: ClaimType.END,
}
_STAGES = (
    ("cancelled", re.compile(r"cancel|terminat|withdraw|scrap|abandon|axed", re.I)),
    ("awarded", re.compile(r"award|signed|let\b", re.I)),
    ("advertised", re.compile(r"advertis|tender|open", re.I)),
)
_STAGE_WORDS = {
    "cancelled": ("The contract has been ", "cancelled"),
    "awarded": ("The ", "contract has been awarded"),
    "advertised": ("The council ", "has advertised"),
}
_QUALIFIED = {"up_to": "up to ", "at_least": "at least ", "over": "over ", "under": "under ", "about": "about "}


@dataclass(frozen=True, slots=True)
class Composed:
    """A field as an article of one sentence, and the claim that it makes."""

    article: ArticleReading
    claim: Claim
    field: Field


def compose(field: Field, published: Instant | None, *, id: str) -> Composed | None:
    """The sentence that says what a field says; None for what no rule is about: money saved or paid, credits,
    sums of nothing, and words that tell no stage or length."""
    if field.role is Role.STAGE:
        return _stage(field, published, id)
    if field.role not in _FRAMES:
        return None
    if field.amount is not None:
        return _sum(field, field.amount, published, id) if field.amount.low >= 0 < field.amount.high else None
    if field.days is not None:
        return _date(field, field.days, published, id)
    return _length(field, published, id) if field.role is Role.DURATION else _name(field, published, id)


def sum_words(amount: Amount) -> str:
    """A sum as an editor would print it, both ends of a range.

    >>> from decimal import Decimal
    >>> sum_words(Amount("10k-25k", Decimal(10000), Decimal(25000), None, Decimal(1000)))
    '£10,000 to £25,000'
    """
    currency = amount.currency or "GBP"
    ends = [str(Money(end, currency)) for end in dict.fromkeys((amount.low, amount.high))]
    return " to ".join(ends)


def _sum(field: Field, amount: Amount, published: Instant | None, id: str) -> Composed:
    before, after = _FRAMES[field.role]
    qualifier = "up_to" if field.role is Role.CEILING else "at_least" if field.role is Role.FLOOR else amount.qualifier
    basis = Basis.YEAR if field.role is Role.ANNUAL else Basis(amount.basis)
    ahead = before if field.role in (Role.CEILING, Role.FLOOR) else before + _QUALIFIED.get(qualifier, "")
    behind = after if basis is not Basis.YEAR or field.role is Role.ANNUAL else " a year."
    if amount.net is not None:
        behind = f" {'excluding' if amount.net else 'including'} VAT{behind}"
    words = sum_words(amount)
    span = Span(len(ahead), len(ahead) + len(words))
    year = Span(span.end, span.end + len(" a year")) if behind.startswith(" a year") else None
    mention = SumMention(
        span, words, amount.low, amount.high, amount.currency, Qualifier(qualifier), basis, year, amount.unit
    )
    value = MoneySaid(amount.low, amount.high, amount.currency, qualifier, str(basis))
    return _made(field, (ahead, words, behind), ClaimType.VALUE, value, published, id, sums=(mention,))


def _date(field: Field, days: Days, published: Instant | None, id: str) -> Composed:
    before, after = _FRAMES[field.role]
    words = day_words(days)
    span = Span(len(before), len(before) + len(words))
    mention = DateMention(span, words, days, relative=False, tense=Tense.UNKNOWN)
    return _made(field, (before, words, after), _TYPES[field.role], DaysSaid(days), published, id, dates=(mention,))


def day_words(days: Days) -> str:
    """Days as an editor would print them.

    >>> from datetime import date
    >>> day_words(Days(date(2024, 4, 1), date(2024, 4, 30))), day_words(Days(date(2024, 4, 2), date(2024, 4, 2)))
    ('April 2024', '2 April 2024')
    """
    first, last = days.first, days.last
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month, first.day) == (last.year, last.month, 1) or (first.month == last.month):
        return f"{first:%B %Y}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _length(field: Field, published: Instant | None, id: str) -> Composed | None:
    text = f"{field.text} months" if field.text.isdecimal() and "month" in field.heading.lower() else field.text
    found = find_durations(text)
    if len(found) != 1 or len(found[0].text) < len(text) - 12:
        return None
    before, after = _FRAMES[Role.DURATION]
    words = found[0].text
    span = Span(len(before), len(before) + len(words))
    mention = DurationMention(span, words, found[0].durations, found[0].qualifier)
    value = LengthSaid(mention.durations, str(mention.qualifier))
    return _made(field, (before, words, after), ClaimType.DURATION, value, published, id, durations=(mention,))


def _name(field: Field, published: Instant | None, id: str) -> Composed:
    before, after = _FRAMES[field.role]
    span = Span(len(before), len(before) + len(field.text))
    said = TextSaid(field.text)
    mention = NameMention(span, field.text, ())
    return _made(field, (before, field.text, after), _TYPES[field.role], said, published, id, names=(mention,))


def _stage(field: Field, published: Instant | None, id: str) -> Composed | None:
    stage = next((stage for stage, pattern in _STAGES if pattern.search(field.text)), None)
    if stage is None:
        return None
    before, words = _STAGE_WORDS[stage]
    return _made(field, (before, words, "."), ClaimType.STAGE, TextSaid(stage), published, id)


def _made(
    field: Field,
    parts: tuple[str, str, str],
    kind: ClaimType,
    value: ClaimValue,
    published: Instant | None,
    id: str,
    *,
    sums: tuple[SumMention, ...] = (),
    dates: tuple[DateMention, ...] = (),
    durations: tuple[DurationMention, ...] = (),
    names: tuple[NameMention, ...] = (),
) -> Composed:
    before, words, after = parts
    text = f"{before}{words}{after}"
    whole = Span(0, len(text))
    article = ArticleReading(
        id=id,
        text=text,
        published=published,
        published_from="given" if published else "",
        blocks=(Block(whole, BlockKind.PARAGRAPH),),
        sentences=(Sentence(whole, 0),),
        quotations=(),
        sums=sums,
        dates=dates,
        durations=durations,
        names=names,
    )
    return Composed(article, Claim("", Span(len(before), len(before) + len(words)), words, kind, value), field)
