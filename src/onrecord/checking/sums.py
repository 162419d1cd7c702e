"""A printed sum beside the record's typed figures: what surrounds it, and which figures it fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.article import SumMention
from onrecord.article.qualifiers import is_denial
from onrecord.checking.context import Context
from onrecord.checking.elsewhere import about_another, about_the_past
from onrecord.checking.model import Claim, Evidence, MoneySaid
from onrecord.checking.money import ABOUT, fits, rounds_to
from onrecord.checking.whose import Nearness, is_third_partys, nearness_of_sum, sum_before
from onrecord.reading import Figure, SumKind
from onrecord.reading.money.basis import is_net
from onrecord.values import Money, Span
from onrecord.values.patterns import later

PRICE = (SumKind.AWARD, SumKind.CONTRACT)
TOPS = (SumKind.CEILING, SumKind.ESTIMATE)

_GUESS = r"(?:estimate|budget|guide|forecast|figure|price|value|valuation|sum|amount|version|notice|advert|projection)"
_PAST = later(
    rf"\b(?:originally|initially|previously|beforehand|(?:earlier|first|original|previous|initial) {_GUESS}s?"
    r"|figure first|first (?:put|published|given|said|thought|advertised|valued)"
    r"|had (?:\w+ )?(?:been )?(?:budgeted|put|estimated|expected|offered|set aside|earmarked|allocated|allowed|asked"
    r"|pencilled in|forecast|projected|predicted|reckoned|planned|advertised|valued|priced|guessed|anticipated|hoped"
    r"|wanted|meant|intended|said|bargained)"
    r"|(?:hoped|planned|wanted|intended|expected|meant) to (?:spend|pay|part with)|was looking to (?:spend|pay)"
    r"|(?:was|were) (?:first |once )?(?:put at|supposed to|meant to|due to|thought (?:likely )?to)"
    r"|before it was corrected"
    r"|(?:corrected|reduced|raised|increased|cut|up|down) from|instead of|rather than"
    r"|(?:did|had|once|used to) (?:say|said|give|gave|given|show|showed|shown|state|stated|list|listed|read))\b",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:(?:more|less|higher|lower|cheaper|dearer|greater|fewer|bigger|smaller|better|worse) than"
    r"|below|above|against|beyond|short of|exceed(?:s|ed|ing)?|compared (?:with|to)|within|inside|instead of"
    r"|rather than"
    r"|and not|not) (?:the|its|their|an?)\s(?:[a-z-]+\s){0,2}$",
    re.I,
)
"""Right before a sum that another is only compared with: "less than the £40,000"."""
_ESTIMATED = later(
    rf"\b(?:(?:advertised|advance|pre-tender|tender|estimated|expected|guide|asking|budgeted|upper|top|maximum"
    rf"|indicative) {_GUESS}s?|(?:have|has|was|were|is|are) (?:\w+ )?(?:been )?(?:budgeted|put at|estimated|expected"
    r"|offered|set aside|earmarked|allocated|allowed|pencilled in|forecast|projected|predicted|planned|anticipated)"
    r"|budgeted|advertised|estimate[ds]?|forecast|pencilled in|set aside|earmarked|invited bids|guide price"
    r"|expected to cost|asking price|ceiling|upper limit|upper end"
    r"|went (?:out )?(?:to (?:tender|market) )?(?:at|with)|tendered at|at (?:the )?tender(?: stage)?"
    r"|(?:put|gone|taken|sent) (?:out )?to (?:tender|market|bid)(?:ders)? (?:at|with|for)"
    r"|when (?:it|the \w+(?: \w+)?) (?:went|was (?:first )?(?:put|advertised|tendered|published)|first went|sought"
    r"|invited)|bidders were told|(?:bids|tenders|prices|quotes) were (?:invited|sought)"
    r"|as the value of the (?:tender|notice)|in the (?:advert\w*|tender (?:notice|papers|documents)|original notice)"
    r")\b",
    re.I,
)
_LATER_ON = re.compile(
    r"^[^.;:!?£\n]{0,12}\b(?:at which|that (?:it|the \w+) had|it had|had been|was (?:advertised|estimated|budgeted"
    r"|expected|forecast|set aside|the (?:estimate|budget|advertised)|originally)|(?:originally|initially"
    r"|previously|first(?!\s(?:\w+[- ])?(?:terms?|years?|phases?|stages?|lots?|contracts?|deals?|periods?|months?"
    r"|and|of)\b))"
    r"|(?:in the|the) (?:advert|tender notice|estimate)|(?:estimate|budget|guide price|ceiling|upper limit|allowance)\b"
    r"|set aside|earmarked|at first|at the outset|as the value of the tender|when (?:it|the \w+) (?:went|was))",
    re.I,
)
"""Right behind a sum: "the £40,000 at which the work had been advertised"."""
_CORRECTED = re.compile(
    r"\W*(?:it|this|that|the (?:figure|price|sum|notice|error|mistake))(?: was| is| has been)(?: \w+)? "
    r"(?:corrected|amended|put right|revised|withdrawn|replaced|mistyped|misprinted|wrong|out by|(?:slip|mistake|error"
    r"|typo|misprint|blunder|howler)\b)|\W*(?:it|this|that) (?:should|ought to) have (?:been|read|said)\b"
    r"|\W*(?:a (?:slip|mistake|typo|misprint)|wrong|not so)\b",
    re.I,
)
_TOLD_NEXT = re.compile(r"\W*(?:that|it|this|such) (?:was|is|had been|were)\b[^.;:!?£]{0,90}", re.I)
"""Opens the sentence behind one that prints a figure alone: "Forty grand! That was what they first put down"."""
"""Opens the sentence behind one that tells of an earlier figure."""
_CALLED = re.compile(
    r"[-\s](?:[\w’'-]++\s){0,2}(?:[\w’'-]+[-\s])?(?:contract|deal|agreement|framework|tender|award|call-off)\b", re.I
)
_ADVERTISED_AT = re.compile(
    r"^[^.;:!?£\n]{0,12}\b(?:at which (?:it|the \w+) (?:had been|was) (?:first |originally )?(?:advertised|tendered"
    r"|put out)"
    r"|(?:that )?(?:had been|was) (?:first |originally )?advertised|as the value of the tender)\b",
    re.I,
)
"""Right behind a sum that is named as the advertised one, whatever it is compared with."""
_AWARDED_AT = re.compile(
    r"\b(?:awarded|let|won|signed|agreed|placed|pa(?:id|ys|ying)|ended up|settled (?:on|for)|final price"
    r"|winning (?:bid|price)|award|contract price)\b[^.;£]{0,40}$",
    re.I,
)
_SUM = re.compile(r"[£€$]|,? or ")
_VALUE_OF_AWARD = re.compile(r"^\s(?:is given )?as the (?:\w+ )?(?:value|price) of the (?:award|contract|deal)\b", re.I)
_TURNED = re.compile(
    r"\b(?:but|while|whereas)\b[^.;£]{0,60}\b(?:order|contract|deal|award|winner|winning|price|bill|fee|paid|pay|pays"
    r"|paying|costs?|settled|signed|went)\b[^.;£]{0,30}$",
    re.I,
)
"""Between an advertised figure and the price: "advertised at £39,949 but the order that came of it is for"."""
_OF_THE_WHOLE = re.compile(
    r"\b(?:whole|entire|overall|total)\s(?:\w+\s){0,2}?(?:contract|deal|framework|agreement|package|project|scheme"
    r"|programme|value|cost|price|bill|works?|tender)\b[^.;:£]{0,50}$",
    re.I,
)
_PART = re.compile(
    r"\b(?:lots?|part|phases?|stages?|each|share|first|second|third|fourth|sections?|one of|the other|biggest|largest"
    r"|smallest|smaller|larger|element|portion|strand|component|slice|alone|half|apiece|respectively)\b",
    re.I,
)
_ONE_YEAR = re.compile(
    r"\b(?:(?:first|opening|current|last|past|single|one|each|every|per|a) (?:financial )?year|twelve months|12 months"
    r"|in (?:19|20)\d\d(?:[/–-]\d\d)?|annual\w*|yearly|per annum)\b",
    re.I,
)
_SEVERAL = re.compile(r"\b(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|a dozen)\s(?:[a-z-]+\s)?$", re.I)
_IS_ANNUAL = re.compile(
    r"\b(?:the|that|this|its|both|all) (?:price|figure|sum|value|fee|cost|amount|bill|payment)s?(?: \w+){0,3}? "
    r"(?:is|are|was|were) (?:an? |for )?(?:annual|yearly|per year|per annum|(?:one|a|each|every|a single) year)\b"
    r"|\b(?:that|which) is (?:just |only )?(?:for (?:one|a|a single|each) year|each year|every year|a year)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SumSaid:
    """A sum of the article with what the words around it say of it."""

    said: MoneySaid
    span: Span
    unit: Decimal
    """The size of its last printed digit."""
    units: tuple[Decimal, Decimal]
    """Of a range that of either end."""
    near: Nearness
    past: bool
    """Reported as an earlier figure, or only to be compared with."""
    estimated: bool
    """Reported as an estimate, a budget, or what was advertised."""
    headline: bool
    contract: bool
    """Called the contract, or the deal, by the words right behind it."""
    part: bool
    """Said of a part: a lot, a phase, the first of several."""
    elsewhere: bool
    """The sentence has turned to another contract, another time, or a third party's guess."""
    of_a_year: bool
    """The sentence speaks of one year, or another says that the price is for a year."""
    net: bool | None
    """Said without VAT (True) or with it (False)."""
    words: str
    """As printed."""
    only_size: bool
    """Only the size is said: "a six-figure sum"."""
    advertised: bool
    """Named as the figure at which the purchase was advertised."""
    of_several: bool
    """A number of things stands right before it: "six £79,000 minibuses"."""
    denial: bool
    """Only a greater sum, or a lesser one, is denied: "will not cost more than £40,000"."""

    @property
    def earlier(self) -> bool:
        """Reported as an estimate or as an earlier figure."""
        return self.past or self.estimated

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

    def is_borne_out_by(self, amount: Decimal) -> bool:
        """Whether it only denies a greater sum, or a lesser one, and an amount is none."""
        if self.said.qualifier == "up_to":
            return self.denial and amount <= self.said.amount_max
        return self.said.qualifier == "at_least" and self.denial and amount >= self.said.amount_max

    def fitting(self, figures: Iterable[Figure]) -> list[Figure]:
        """The figures that it fits."""
        return [f for f in figures if self.fits(f.amount)]

    def is_printed_by(self, figures: Iterable[Figure]) -> bool:
        """Whether the record has this very figure, of so many digits that it can be no other sum."""
        return self.digits >= 3 and any(rounds_to(f.amount, self.said.amount_max, self.unit) for f in figures)

    def like(self, amount: Decimal) -> str:
        """Another amount in the same currency, as an editor would print it."""
        return str(Money(amount, self.said.currency or "GBP"))

    @property
    def digits(self) -> int:
        """How many of its digits say something: two in £25,000, three in £1.05m."""
        return len(str(int(self.said.amount_max / self.unit)).rstrip("0")) or 1

    def of_like_size(self, amount: Decimal) -> bool:
        """Whether it is within thirty times an amount: a wrong price is, money of another kind often is not."""
        return amount < 30 * self.said.amount_max and self.said.amount_max < 30 * amount

    def is_share(self, amount: Decimal, years: float) -> bool:
        """Whether it is about one year's part of an amount."""
        return abs(amount / Decimal(str(years)) - self.said.amount_max) <= self.said.amount_max * Decimal("0.06")

    def is_with_vat(self, amount: Decimal) -> bool:
        """Whether it is an amount with a fifth added, or taken off; £3.6m is not £4m, though it rounds to it."""
        vat, said = Decimal("1.2"), self.said.amount_max
        return any(
            rounds_to(a, said, self.unit) and abs(a - said) <= ABOUT * said for a in (amount * vat, amount / vat)
        )


def read_sum(found: Claim, mention: SumMention, context: Context) -> SumSaid:
    """The sum of a claim with what surrounds it."""
    assert isinstance(found.value, MoneySaid)
    span, text = found.span, context.text
    around, whole = _around(span, context), _whole(mention)
    ahead = text[max(context.sentence(span).start, span.start - 60) : span.start]
    behind = text[span.end : max(span.end, context.sentence(span).end)]
    return SumSaid(
        found.value,
        span,
        mention.unit,
        mention.units or (mention.unit, mention.unit),
        nearness_of_sum(whole, context),
        bool(_PAST.search(around) or _COMPARED.search(ahead)) or is_corrected_next(span, context),
        bool(_ESTIMATED.search(around) or _LATER_ON.match(behind)) or _is_told_next(span, context),
        context.in_headline(span),
        bool(_CALLED.match(text[span.end : span.end + 40])),
        bool(_PART.search(around)) and not _OF_THE_WHOLE.search(ahead),
        about_another(whole, context) or about_the_past(whole, context) or is_third_partys(whole, context),
        bool(_ONE_YEAR.search(context.sentence(span).of(text)) or _IS_ANNUAL.search(text, span.end)),
        is_net(_SUM.split(behind[:45])[0]),
        mention.text,
        sum_before(span.end, context) != mention,
        bool(_ADVERTISED_AT.match(behind)),
        bool(_SEVERAL.search(text[max(0, span.start - 24) : span.start])),
        mention.qualifier_span is not None and is_denial(mention.qualifier_span.of(text)),
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


def all_years(context: Context) -> list[float]:
    """Every length that the contract may be said to have: its terms, with options, and what the article says itself."""
    days = [t.days for t in context.record.terms if t.kind in ("contract", "maximum", "estimate")]
    days += [sum(d.approx_days for d in m.durations) for m in context.article.durations]
    return sorted({_whole_years(day / 365.25) for day in days if day >= 300})


def _whole_years(years: float) -> float:
    """Years without the odd days of their calendar: 1,095 days are three years, 2,520 of thirty to a month seven."""
    for whole in (round(years), round(years * 365.25 / 360)):
        if whole and abs(years - whole) <= 0.03 * whole:
            return float(whole)
    return round(years, 2)


def _whole(mention: SumMention) -> Span:
    start = min([mention.span.start, *(s.start for s in (mention.qualifier_span,) if s)])
    end = max([mention.span.end, *(s.end for s in (mention.basis_span,) if s)])
    return Span(start, end)


def is_corrected_next(span: Span, context: Context) -> bool:
    """Whether the next sentence says that a figure was a slip, or was put right."""
    end = context.sentence(span).end
    return bool(_CORRECTED.match(context.text[end : end + 80]))


def _is_told_next(span: Span, context: Context) -> bool:
    """Whether the next sentence says that the figure was an earlier one, or an estimate."""
    end = context.sentence(span).end
    found = _TOLD_NEXT.match(context.text[end : end + 140])
    return found is not None and bool(_PAST.search(found.group()) or _ESTIMATED.search(found.group()))


def _around(span: Span, context: Context) -> str:
    """The words near a sum; those before an earlier sum are of that one, where this one is named as the award."""
    sentence, text = context.sentence(span), context.text
    start = max(sentence.start, span.start - 110)
    if _VALUE_OF_AWARD.match(text[span.end : sentence.end]):
        return text[span.start : min(sentence.end, span.end + 40)]
    earlier = sum_before(span.start, context)
    if earlier is not None and earlier.span.start >= start:
        between = text[earlier.span.end : span.start]
        if _AWARDED_AT.search(between) or _TURNED.search(between):
            start = earlier.span.end
    return text[start : min(sentence.end, span.end + 40)]
