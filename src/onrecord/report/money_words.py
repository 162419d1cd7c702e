"""A typed sum of a record in words: how much, of what, since when, and why it may be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.model import SumKind
from onrecord.reading.money import Extent, Sum
from onrecord.report.visible import one_line
from onrecord.report.wording import plural
from onrecord.values import Money

SHOWN = 12
"""Sums of one kind: a contract may have hundreds of payments, and the JSON has them all."""
NAMES = {
    SumKind.FLOOR: "at least",
    SumKind.CEILING: "at most",
    SumKind.ESTIMATE: "advertised at",
    SumKind.AWARD: "awarded",
    SumKind.AMENDED: "amended to",
    SumKind.CALLED_OFF: "called off",
    SumKind.CONTRACT: "contract",
    SumKind.PAID: "paid",
    SumKind.BUDGET: "budget",
}


PLANNED = {SumKind.ESTIMATE: "estimated at"}
"""What else a kind is called while nothing has been advertised."""


def sums_in_words(sums: Sequence[Sum], stage: str = "") -> Iterator[tuple[str, str]]:
    """Name and words of each sum, each said once: by kind, and within one in the order of the record.

    `stage` is that of the record: a planning notice advertises nothing yet.
    """
    names = NAMES | PLANNED if stage == "planned" else NAMES
    for kind, name in names.items():
        said = list(dict.fromkeys(sum_words(each) for each in sums if each.kind is kind))
        yield from ((name, words) for words in said[:SHOWN])
        if len(said) > SHOWN:
            yield name, f"and {plural(len(said) - SHOWN, 'more sum')}: --json has them all"


def sum_words(found: Sum) -> str:
    """How much, with all that tells it from other sums, and its doubts.

    >>> from decimal import Decimal
    >>> from onrecord.reading.money import Doubt
    >>> sum_words(Sum(SumKind.AMENDED, Decimal(1090), "GBP", "/awards/0/value/amount", "2", True, was=Decimal(109000)))
    '£1,090 before tax (£109,000 before)'
    >>> sum_words(Sum(SumKind.ESTIMATE, Decimal(0), "GBP", "/tender/value/amount", "2", doubts=(Doubt.ZERO,)))
    '£0 (doubtful: the amount is zero)'
    """
    amount = _amount(found)
    tax = "" if found.net is None else " before tax" if found.net else " with tax"
    basis = "" if found.basis == "total" else f" a {found.basis}"
    notes = [*_notes(found)]
    if found.doubts:
        word = "doubtful" if any(doubt.grave for doubt in found.doubts) else "note"
        notes.append(f"{word}: {'; '.join(doubt.words for doubt in found.doubts)}")
    return one_line(f"{amount}{tax}{basis}" + "".join(f" ({note})" for note in notes))


def _amount(found: Sum) -> str:
    return str(Money(found.amount, found.currency)) if found.currency else f"{found.amount:,f}"


def _notes(found: Sum) -> Iterator[str]:
    if found.lot and found.kind is SumKind.BUDGET:
        yield "a share of it"
    elif found.lot and found.extent is not Extent.WHOLE:
        yield f"lot {found.lot}"
    elif found.lot:
        yield f"for lot {found.lot}"
    if found.framework:
        yield "the limit of a framework"
    if found.was is not None and not found.superseded:
        yield f"{Money(found.was, found.currency) if found.currency else format(found.was, ',f')} before"
    if found.superseded or found.replaced:
        yield "superseded"
    if not found.stands:
        yield "not in force"
