"""What was awarded or contracted: one award, or all together; and parts of the whole."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.checking.context import Context
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.money import fits
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown
from onrecord.checking.worth.options import with_options
from onrecord.checking.worth.says import Figures, contradicted, supported, undecided
from onrecord.reading import Figure, SumKind
from onrecord.reading.words import STOPWORDS, folded

_IN_ALL = re.compile(
    r"\b(?:in all|in total|altogether|overall|combined|between them|the whole|all told|total (?:value|cost|price"
    r"|worth|bill)"
    r"|together worth)\b",
    re.I,
)


def as_price(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """What was awarded or contracted, one award or all together."""
    prices = now(figures, *PRICE)
    found = said.fitting(prices)
    if found:
        return _as_fitting_price(said, found, figures, context)
    awards = now(figures, SumKind.AWARD)
    if len(awards) > 1 and said.fits(sum((f.amount for f in awards), Decimal(0))):
        return supported(context, awards, f"The record's {len(awards)} awards add up to {said}.")
    return None


def _as_fitting_price(said: SumSaid, found: list[Figure], figures: Figures, context: Context) -> Verdict:
    other_tax = [f for f in found if said.net is not None and f.net is not None and f.net is not said.net]
    if len(other_tax) == len(found):
        return undecided(context, found, taxed(said, found[0]))
    if (one := _as_one_of_several(said, found, figures, context)) is not None:
        return one
    evidence = found + said.fitting(now(figures, *TOPS))
    if (counted := with_options(said, evidence, context)) is not None:
        return counted
    return supported(context, evidence, f"The record gives the award as {shown(found[0])}.")


def _as_one_of_several(said: SumSaid, found: list[Figure], figures: Figures, context: Context) -> Verdict | None:
    """One supplier's award, said to be all of them together."""
    awards = [f for f in now(figures, SumKind.AWARD) if not f.doubts]
    amounts = {f.amount for f in awards}
    words = context.sentence(said.span).of(context.text)
    if len(amounts) < 2 or len(found) != 1 or found[0] not in awards or not _IN_ALL.search(words) or said.part:
        return None
    whole = sum((f.amount for f in awards), Decimal(0))
    if said.fitting(now(figures, *TOPS)) or whole < found[0].amount * Decimal("1.02") or not said.sure:
        return None
    sentence = f"{said} is one award of {len(awards)}; they come to {said.like(whole)} together."
    return contradicted(context, Reason.PART_AS_TOTAL, [*found, *awards], sentence)


def as_part(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The value of one lot, or a budget; one lot of several is a part, and wrong as the whole."""
    parts = said.fitting(now(figures, SumKind.LOT, SumKind.BUDGET))
    if not parts:
        return None
    tops = now(figures, *TOPS)
    one_of_several = parts[0].kind is SumKind.LOT and len(now(figures, SumKind.LOT)) > 1
    if (
        one_of_several
        and tops
        and said.sure
        and not (said.part or said.past or _is_of_lot(said, parts, figures, context))
    ):
        sentence = f"{said} is the value of one lot; the whole is {shown(tops[0])}."
        return contradicted(context, Reason.PART_AS_TOTAL, [*parts, *tops], sentence)
    return supported(context, parts, f"The record gives {shown(parts[0])}.")


def _is_of_lot(said: SumSaid, parts: list[Figure], figures: Figures, context: Context) -> bool:
    """Whether the words are of the lot: its own, or an article's that goes through all of them below its headline."""
    if not said.headline:
        return _listed(said, figures, context)
    words = {word for word in folded(context.sentence(said.span).of(context.text)) if word not in STOPWORDS}
    lots = {part.pointer.removesuffix("/value/amount") for part in parts}
    titles = [p.text for p in context.record.passages if p.pointer.rpartition("/")[0] in lots]
    return any(words & set(folded(title)) - _OF_EVERY_LOT for title in titles)


_OF_EVERY_LOT = frozenset("works work services service supply framework contract lot lots homes council".split())


def _listed(said: SumSaid, figures: Figures, context: Context) -> bool:
    """Whether the article goes through the lots: the values of two others stand in it, and none is the whole."""
    lots = {f.amount for f in now(figures, SumKind.LOT) if not said.fits(f.amount)}
    return sum(any(fits(lot, m.high, str(m.qualifier), m.unit) for m in context.article.sums) for lot in lots) > 1


def taxed(said: SumSaid, figure: Figure) -> str:
    """Both readings, where article and record differ in whether tax is counted in."""
    ours, theirs = ("before", "with") if figure.net else ("with", "before")
    return f"The record's {shown(figure)} is {ours} VAT; the article gives {said} as {theirs} VAT."
