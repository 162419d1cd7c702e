"""The sums of a record, each typed by what it is a sum of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from onrecord.article.model import Qualifier
from onrecord.ocds import Json
from onrecord.reading.model import Figure, Passage, SumKind
from onrecord.reading.places import Places, at, objects, text_of
from onrecord.reading.prose import sentences_in, sums_in
from onrecord.values import parse_instant

_NET = re.compile(r"\b(?:ex(?:cl(?:uding|usive|\.)?)?\.?(?: of)?|plus|net of|before|\+) ?VAT\b", re.I)
_GROSS = re.compile(r"\b(?:inc(?:l(?:uding|usive|\.)?)?\.?(?: of)?|with) ?VAT\b", re.I)
_LOST_POUND = re.compile(r"(?<![^\s(])\?(?=\d{1,3}(?:,\d{3})+)")
"""A pound sign that a publisher's system could not write: `?65,000`."""
_PER_YEAR = re.compile(
    r"\b(?:pricing|(?:contract |award |tender |the )(?:prices?|values?|figures?|sums?|amounts?)"
    r"(?: (?:shown|given|stated|quoted|listed|above|provided))?"
    r"(?: (?:in|on|for) (?:this|the) (?:notice|contract|award|lot))?) (?:is|are|is given|are given|shown|has been)\b"
    r"[^.\n£€$\d]{0,40}\b(?:per annum|per year|annual|annually|yearly|p\.a\.?|for one (?:\w+ )?year|each year|a year)\b"
    r"[^.\n]{0,80}",
    re.I,
)
_PRICED = frozenset({SumKind.FLOOR, SumKind.CEILING, SumKind.ESTIMATE, SumKind.AWARD, SumKind.CONTRACT, SumKind.LOT})
_MOST_DIGITS = 20
_LIMIT = re.compile(r"\b(?:not exceed|no more than|maximum|capped|ceiling|limit|upper)\b", re.I)


def find_figures(
    compiled: Json, places: Places, superseded_awards: frozenset[int], passages: Sequence[Passage]
) -> tuple[Figure, ...]:
    """The figures of the structured fields, then those that only earlier releases had.

    Fields have no place for a basis: where the prose says that the price is for a year, they are read as yearly.
    """
    figures = list(_structured(compiled, places, superseded_awards))
    if (words := _yearly(passages)) is not None:
        figures = [replace(f, basis="year", words=words) if f.kind in _PRICED else f for f in figures]
    before = [
        Figure(f.kind, amount, f.currency, f.pointer, release_id, superseded=True)
        for f in figures
        for release_id, value in places.earlier(f.pointer)
        if (amount := _amount(value)) is not None
    ]
    return tuple(figures + before)


def _yearly(passages: Sequence[Passage]) -> str | None:
    """The sentence in which the prose says that the notice's price is for a year, or None."""
    for passage in passages:
        if not passage.superseded and (found := _PER_YEAR.search(passage.text)):
            return " ".join(found.group().split())
    return None


def find_text_figures(passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """The sums printed in the record's prose, with the sentence that each stands in."""
    figures: list[Figure] = []
    for passage in passages:
        if not re.search(r"[£€$\d]", passage.text):
            continue
        for sentence in sentences_in(passage.text):
            words = _LOST_POUND.sub("£", sentence)
            if not re.search(r"[£€$?]\s?\d|GBP|pound|\d\s?(?:k|m|bn)\b", words, re.I):
                continue
            net, capped = _net(words), bool(_LIMIT.search(words))
            figures += [
                Figure(
                    SumKind.TEXT,
                    amount,
                    mention.currency or "",
                    passage.pointer,
                    passage.release_id,
                    basis=str(mention.basis),
                    words=words,
                    net=net,
                    superseded=passage.superseded,
                    limit=capped or mention.qualifier is Qualifier.UP_TO,
                )
                for mention in sums_in(words)
                for amount in dict.fromkeys((mention.low, mention.high))
            ]
    return tuple(figures)


def superseded_awards(newest: Json, compiled: Json) -> frozenset[int]:
    """Indexes of compiled awards that a publisher, restating the whole notice, has replaced under another id.

    An OCDS merge keeps both. An award counts as replaced when the newest release with awards is a whole notice, does
    not list its id, and lists another with the same suppliers (or none named) or the same title.
    """
    restated = [award for _, award in objects(newest, "awards")]
    if not restated or not at(newest, "tender", "title"):
        return frozenset()
    kept = {str(at(award, "id")) for award in restated}
    replaced = set()
    for index, award in objects(compiled, "awards"):
        if str(at(award, "id")) not in kept and any(_same_award(award, other) for other in restated):
            replaced.add(index)
    return frozenset(replaced)


def _same_award(one: Json, other: Json) -> bool:
    if (lots := at(one, "relatedLots")) != at(other, "relatedLots") and lots:
        return False
    names = [{text_of(at(s, "name")) for _, s in objects(award, "suppliers")} for award in (one, other)]
    return bool(names[0] & names[1]) or not names[0] or not names[1]


def _structured(compiled: Json, places: Places, replaced: frozenset[int]) -> Iterator[Figure]:
    top = _amount(at(compiled, "tender", "value", "amount"))
    floor = _amount(at(compiled, "tender", "minValue", "amount"))
    ranged = floor is not None and (top is None or floor < top)
    yield from _value(compiled, places, "/tender/value", SumKind.CEILING if ranged else SumKind.ESTIMATE)
    yield from _value(compiled, places, "/tender/minValue", SumKind.FLOOR)
    for i, _ in objects(compiled, "tender", "lots"):
        yield from _value(compiled, places, f"/tender/lots/{i}/value", SumKind.LOT)
    yield from _value(compiled, places, "/planning/budget/amount", SumKind.BUDGET)
    shares = objects(compiled, "planning", "budget", "budgetBreakdown")
    for i, share in shares:
        basis = "year" if len(shares) > 1 and _lasts_a_year(share) else "total"
        for figure in _value(compiled, places, f"/planning/budget/budgetBreakdown/{i}/amount", SumKind.BUDGET):
            yield replace(figure, basis=basis)
    for i, _ in objects(compiled, "awards"):
        yield from _value(compiled, places, f"/awards/{i}/value", SumKind.AWARD, superseded=i in replaced)
    for i, _ in objects(compiled, "contracts"):
        yield from _value(compiled, places, f"/contracts/{i}/value", SumKind.CONTRACT)


def _lasts_a_year(share: Json) -> bool:
    start, end = (parse_instant(at(share, "period", key)) for key in ("startDate", "endDate"))
    return start is not None and end is not None and 360 <= (end.at - start.at).days <= 370


def _value(
    compiled: Json, places: Places, pointer: str, kind: SumKind, *, superseded: bool = False
) -> Iterator[Figure]:
    keys = [int(k) if k.isdigit() else k for k in pointer.split("/")[1:]]
    currency = at(compiled, *keys, "currency")
    has_gross = at(compiled, *keys, "amountGross") is not None
    for field, net in (("amount", True if has_gross else None), ("amountGross", False)):
        amount = _amount(at(compiled, *keys, field))
        if amount is None:
            continue
        where = f"{pointer}/{field}"
        yield Figure(
            kind,
            amount,
            currency.upper() if isinstance(currency, str) else "",
            where,
            places.release_id(where),
            net=net,
            superseded=superseded,
            doubts=_doubts(kind, amount),
        )


def _doubts(kind: SumKind, amount: Decimal) -> tuple[str, ...]:
    if amount <= 0:
        return ("the amount is not above zero",)
    if amount < 2:
        return ("an amount this small is a placeholder",)
    if amount >= Decimal(10) ** 11:
        return ("an amount this large is a placeholder",)
    return ()


def _amount(value: Any) -> Decimal | None:
    """A published amount as Decimal: numbers, and texts that are plainly one; a boolean or a word is none.

    Nor is a number of more than `_MOST_DIGITS`, with which some systems write "no limit".
    """
    if isinstance(value, bool) or value is None:
        return None
    try:
        amount = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and abs(amount.adjusted()) < _MOST_DIGITS else None


def _net(words: str) -> bool | None:
    if _NET.search(words):
        return True
    return False if _GROSS.search(words) else None
