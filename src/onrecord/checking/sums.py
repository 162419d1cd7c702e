"""A printed sum beside the record's typed figures: what surrounds it, and which figures it fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.article import SumMention
from onrecord.checking.about import Nearness, nearness_of_sum
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, Evidence, MoneySaid
from onrecord.checking.money import fits, rounds_to
from onrecord.reading import Figure, SumKind
from onrecord.values import Money, Span

PRICE = (SumKind.AWARD, SumKind.CONTRACT)
TOPS = (SumKind.CEILING, SumKind.ESTIMATE)

_EARLIER = re.compile(
    r"\b(?:originally|initially|(?:earlier|first|original|previous|initial) (?:version|notice|figure|price"
    r"|estimate|advert|value)|"
    r"figure first|first (?:put|published|given)|had (?:been )?(?:budgeted|put|estimated|expected|offered"
    r"|set aside)|budgeted|"
    r"advertised|estimate[ds]?|was put at|before it was corrected|previously|invited bids"
    r"|went out (?:to tender )?at|tendered at|"
    r"had (?:allowed|asked)|(?:bids|tenders|prices) were (?:invited|sought)|guide price|expected to cost"
    r"|corrected from|instead of|rather than|up from|down from"
    r"|(?:did|had|once|used to) (?:say|said|give|gave|given|show|showed|shown|state|stated|list|listed|read))\b",
    re.I,
)
_CORRECTED = re.compile(
    r"\W*(?:it|this|that|the (?:figure|price|sum|notice|error|mistake))(?: was| has been)(?: \w+)? "
    r"(?:corrected|amended|put right|revised)\b",
    re.I,
)
"""Opens the sentence behind one that tells of an earlier figure."""
_CALLED = re.compile(r"[-\s](?:\w+[-\s])?(?:contract|deal|agreement)\b", re.I)
_PART = re.compile(r"\b(?:lots?|part|phases?|stages?|each|share|first|second|third|sections?)\b", re.I)


@dataclass(frozen=True, slots=True)
class SumSaid:
    """A sum of the article with what the words around it say of it."""

    said: MoneySaid
    span: Span
    unit: Decimal
    """The size of its last printed digit."""
    near: Nearness
    earlier: bool
    """Reported as an estimate or as an earlier figure."""
    headline: bool
    contract: bool
    """Called the contract, or the deal, by the words right behind it."""
    part: bool
    """Said of a part: a lot, a phase, the first of several."""

    @property
    def sure(self) -> bool:
        return self.near is Nearness.SURE

    def __str__(self) -> str:
        return str(Money(self.said.amount_max, self.said.currency or "GBP"))

    @property
    def range(self) -> str:
        """Both ends, as an editor would print them."""
        return f"{Money(self.said.amount_min, self.said.currency or 'GBP')} to {self}"

    def fits(self, amount: Decimal) -> bool:
        """Whether a figure of the record is what was said, at the precision stated."""
        return fits(amount, self.said.amount_max, self.said.qualifier, self.unit)

    def fitting(self, figures: Iterable[Figure]) -> list[Figure]:
        """The figures that it fits."""
        return [f for f in figures if self.fits(f.amount)]

    def is_share(self, amount: Decimal, years: float) -> bool:
        """Whether it is about one year's part of an amount."""
        return abs(amount / Decimal(str(years)) - self.said.amount_max) <= self.said.amount_max * Decimal("0.06")

    def is_with_vat(self, amount: Decimal) -> bool:
        """Whether it is an amount with a fifth added, or taken off."""
        vat = Decimal("1.2")
        return any(rounds_to(a, self.said.amount_max, self.unit) for a in (amount * vat, amount / vat))


def read_sum(found: Claim, mention: SumMention, context: Context) -> SumSaid:
    """The sum of a claim with what surrounds it."""
    assert isinstance(found.value, MoneySaid)
    around = _around(found.span, context)
    return SumSaid(
        found.value,
        found.span,
        mention.unit,
        nearness_of_sum(_whole(mention), context),
        bool(_EARLIER.search(around)) or _is_corrected_next(found.span, context),
        context.in_headline(found.span),
        bool(_CALLED.match(context.text[found.span.end : found.span.end + 30])),
        bool(_PART.search(around)),
    )


def now(figures: Iterable[Figure], *kinds: SumKind) -> list[Figure]:
    """The figures of these kinds that stand in the newest state."""
    return [f for f in figures if f.kind in kinds and not f.superseded]


def comparable(figures: Sequence[Figure], mention: SumMention) -> list[Figure]:
    """Figures in the currency said; a mention without one is read in the record's own."""
    return [f for f in figures if mention.currency is None or f.currency in (mention.currency, "")]


def shown(figure: Figure) -> str:
    """A figure as an editor would print it."""
    return str(Money(figure.amount, figure.currency or "GBP"))


def figure_evidence(context: Context, figures: Iterable[Figure]) -> list[Evidence]:
    """The figures as evidence: the amount of a field, the sentence of a text."""
    return [context.evidence(f.pointer, f.release_id, f.words if f.kind is SumKind.TEXT else f.amount) for f in figures]


def years_of(context: Context) -> float | None:
    """The contract's term in years, or None."""
    terms = [t.days for t in context.record.terms if t.kind == "contract"]
    return terms[0] / 365.25 if terms else None


def _whole(mention: SumMention) -> Span:
    start = min([mention.span.start, *(s.start for s in (mention.qualifier_span,) if s)])
    end = max([mention.span.end, *(s.end for s in (mention.basis_span,) if s)])
    return Span(start, end)


def _is_corrected_next(span: Span, context: Context) -> bool:
    end = context.sentence(span).end
    return bool(_CORRECTED.match(context.text[end : end + 80]))


def _around(span: Span, context: Context) -> str:
    sentence = context.sentence(span)
    return context.text[max(sentence.start, span.start - 110) : min(sentence.end, span.end + 40)]
