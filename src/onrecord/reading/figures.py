"""The figures that claims are compared with: a record's typed sums, and those that only its prose prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.article.model import Basis, Qualifier, SumMention
from onrecord.ocds import Json, Record
from onrecord.reading.model import Figure, Passage, SumKind
from onrecord.reading.money.basis import PER_YEAR, is_net
from onrecord.reading.money.doubts import doubt_sums
from onrecord.reading.money.find import find_sums
from onrecord.reading.money.model import Sum
from onrecord.reading.prose import sentences_in, sums_in

_LOST_POUND = re.compile(r"(?<![^\s(])\?(?=\d{1,3}(?:,\d{3})+)")
"""A pound sign that a publisher's system could not write: `?65,000`."""
_PRICED = frozenset({SumKind.FLOOR, SumKind.CEILING, SumKind.ESTIMATE, SumKind.AWARD, SumKind.CONTRACT, SumKind.LOT})
_LIMIT = re.compile(r"\b(?:not exceed|no more than|maximum|capped|ceiling|limit|upper)\b", re.I)


def find_figures(record: Record, compiled: Json, passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """The figures of the structured fields, then those that only earlier releases had.

    Fields have no place for a basis: where the prose says that the price is for a year, they are read as yearly.
    """
    sums = doubt_sums(find_sums(record, compiled), record, compiled)
    figures = list(_as_figures(sums))
    if (words := _yearly(passages)) is not None:
        figures = [replace(f, basis="year", words=words) if f.kind in _PRICED else f for f in figures]
    return tuple(figures)


def _as_figures(sums: Sequence[Sum]) -> Iterator[Figure]:
    """What an article may mean: it tells an award from an estimate, but not what it was called off under."""
    tops = [s.amount for s in sums if s.pointer == "/tender/value/amount" and not s.superseded]
    floors = [s.amount for s in sums if s.pointer == "/tender/minValue/amount" and not s.superseded]
    ranged = bool(floors) and (not tops or floors[0] < tops[0])
    for each in sums:
        kind = _claimed_kind(each.pointer, ranged=ranged)
        if kind is not None:
            yield Figure(
                kind,
                each.amount,
                each.currency,
                each.pointer,
                each.release_id,
                basis=each.basis,
                net=each.net,
                superseded=each.superseded or each.replaced,
                doubts=tuple(doubt.words for doubt in each.doubts if doubt.grave),
            )


def _claimed_kind(pointer: str, *, ranged: bool) -> SumKind | None:
    """The kind under which a sum is compared with claims; payments and the least value of a lot are not."""
    place, _, field = pointer.rpartition("/")[0].rpartition("/")
    if place.startswith("/tender/lots/"):
        return SumKind.LOT if field == "value" else None
    if place == "/tender":
        return SumKind.FLOOR if field == "minValue" else SumKind.CEILING if ranged else SumKind.ESTIMATE
    if place.startswith("/planning"):
        return SumKind.BUDGET
    if place.startswith("/awards/"):
        return SumKind.AWARD
    return SumKind.CONTRACT if place.count("/") == 2 else None


def _yearly(passages: Sequence[Passage]) -> str | None:
    """The sentence in which the prose says that the notice's price is for a year, or None."""
    for passage in passages:
        if not passage.superseded and (found := PER_YEAR.search(passage.text)):
            return " ".join(found.group().split())
    return None


_MAY_BE_MONEY = re.compile(r"[£€$?]\s?\d|GBP|pound|\d\s?(?:k|m|bn)\b|\b(?:value|budget|cost|price|spend)\b", re.I)
_ONE_YEAR = re.compile(
    r"\b(?:in|for|during|over) the (?:first|initial|opening) (?:year|12 months|twelve months)\b"
    r"|\bin year one\b|\b(?:annual|yearly|per annum|each year|per year|p\.a\.?)(?![\w-])"
    r"|\b(?:in|for|during) (?:the )?(?:(?:last|previous|current|past) (?:financial )?year|(?:19|20)\d\d(?:[/-]\d\d)?)\b"
    r"|\b(?:19|20)\d\d(?:[/-]\d\d)? (?:spend|expenditure|cost|budget|spending)\b",
    re.I,
)
_ANOTHER_SUM = re.compile(r"[£€$]\s?\d|GBP|\d,\d{3}|\d\s?(?:k|m|bn)\b", re.I)
_REACH = 110
"""Characters before a sum in which the words of its year are looked for, no other sum between."""


def find_text_figures(passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """The sums printed in the record's prose, with the sentence that each stands in."""
    figures: list[Figure] = []
    for passage in passages:
        if not re.search(r"[£€$\d]", passage.text):
            continue
        for sentence in sentences_in(passage.text):
            words = _LOST_POUND.sub("£", sentence)
            if not _MAY_BE_MONEY.search(words):
                continue
            net, capped = is_net(words), bool(_LIMIT.search(words))
            figures += [
                Figure(
                    SumKind.TEXT,
                    amount,
                    mention.currency or "",
                    passage.pointer,
                    passage.release_id,
                    basis=_basis_in(words, mention),
                    words=words,
                    net=net,
                    superseded=passage.superseded,
                    limit=capped or mention.qualifier is Qualifier.UP_TO,
                )
                for mention in sums_in(words)
                for amount in dict.fromkeys((mention.low, mention.high))
            ]
    return tuple(figures)


def _basis_in(words: str, mention: SumMention) -> str:
    """The basis beside a sum; else a year where the words before it, since the last sum, are about one year.

    "In the first twelve months of the Framework, the total value of purchases under it will be around £42,110,000."
    """
    if mention.basis is not Basis.TOTAL:
        return str(mention.basis)
    before = words[max(0, mention.span.start - _REACH) : mention.span.start]
    since = [m.end() for m in _ANOTHER_SUM.finditer(before)]
    return "year" if _ONE_YEAR.search(before, since[-1] if since else 0) else "total"
