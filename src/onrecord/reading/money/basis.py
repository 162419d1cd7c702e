"""What only the prose says of the figures in the fields: that they are for a year, or before or after VAT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.ocds import Json
from onrecord.reading.model import SumKind
from onrecord.reading.money.amounts import read_amount
from onrecord.reading.money.model import Sum
from onrecord.reading.places import objects

PER_YEAR = re.compile(
    r"\b(?:pricing|(?:contract |award |tender |the )(?:prices?|values?|figures?|sums?|amounts?)"
    r"(?: (?:shown|given|stated|quoted|listed|above|provided))?"
    r"(?: (?:in|on|for) (?:this|the) (?:notice|contract|award|lot))?) (?:is|are|is given|are given|shown|has been)\b"
    r"[^.\n£€$\d]{0,40}\b(?:per annum|per year|annual|annually|yearly|p\.a\.?|for one (?:\w+ )?year|each year|a year)\b"
    r"[^.\n]{0,80}",
    re.I,
)
NET = re.compile(r"\b(?:ex(?:cl(?:udes?|uding|usive|\.)?)?\.?(?: of)?|plus|net of|before|\+) ?VAT\b", re.I)
GROSS = re.compile(r"\b(?:inc(?:l(?:udes?|uding|usive|\.)?)?\.?(?: of)?|with) ?VAT\b", re.I)
_OF_THE_FIGURE = re.compile(
    r"(?:\b(?:contract|estimated|total|award|tender|framework|notice) (?:contract )?(?:values?|prices?|sums?)"
    r"|\bvalues? of (?:the|this) (?:contract|tender|award|framework|agreement|notice)"
    r"|\b(?:values|figures|sums|amounts) (?:shown|given|stated|quoted|in this notice))\b"
    r"[^.\n£€$\d]{0,60}\bVAT\b",
    re.I,
)
_PRINTED = re.compile(
    r"(?:£|GBP) ?(\d[\d,]*(?:\.\d+)?)(?![\d,]|\.\d| ?(?:k|m|bn|million|billion)\b)[^.\n£€$\d]{0,40}\bVAT\b", re.I
)
_PRICED = frozenset(SumKind) - {SumKind.BUDGET, SumKind.PAID, SumKind.TEXT}


def say_basis(sums: Sequence[Sum], compiled: Json) -> Sequence[Sum]:
    """`sums` as the texts of the tender, its lots, awards and contracts say that they are meant.

    Only texts that have a cheap sign of it are read, since this runs over every record of a load.
    """
    yearly, taxed = False, ""
    for text in _texts(compiled):
        if not yearly:
            low = text.lower()
            if _may_be_yearly(low) and PER_YEAR.search(text) is not None:
                yearly = True
        if "VAT" in text:
            taxed += f"\n{text}"
    if yearly:
        sums = [replace(each, basis="year") if each.kind in _PRICED else each for each in sums]
    return _with_tax(sums, taxed) if taxed else sums


def _may_be_yearly(low: str) -> bool:
    # One look after another: `any` over them would cost as much again.
    return (
        "annu" in low
        or "per year" in low
        or "each year" in low
        or "a year" in low
        or "yearly" in low
        or "for one" in low
        or "p.a" in low
    )


def _with_tax(sums: Sequence[Sum], text: str) -> Sequence[Sum]:
    """Net or gross, where a sentence says so of the figure that it prints, or of the notice's figures."""
    printed = {read_amount(found[1]): is_net(found.group()) for found in _PRINTED.finditer(text)}
    general = {net for found in _OF_THE_FIGURE.finditer(text) if (net := is_net(found.group())) is not None}
    of_all = next(iter(general)) if len(general) == 1 else None
    if of_all is None and not printed:
        return sums
    return [
        replace(each, net=net)
        if each.net is None and each.kind in _PRICED and (net := printed.get(each.amount, of_all)) is not None
        else each
        for each in sums
    ]


def is_net(words: str) -> bool | None:
    """Whether words say "before VAT" (True) or "with VAT" (False); None when they say neither.

    >>> is_net("£65,000 excluding VAT"), is_net("inclusive of VAT"), is_net("VAT registered")
    (True, False, None)
    """
    if NET.search(words):
        return True
    return False if GROSS.search(words) else None


def _texts(compiled: Json) -> Iterator[str]:
    tender = compiled.get("tender")
    if type(tender) is dict:
        yield from _said_by(tender)
        for _, lot in objects(tender, "lots"):
            yield from _said_by(lot)
    for collection in ("awards", "contracts"):
        for _, thing in objects(compiled, collection):
            yield from _said_by(thing)


def _said_by(thing: Json) -> Iterator[str]:
    for key in ("title", "description"):
        text = thing.get(key)
        if isinstance(text, str):
            yield text
