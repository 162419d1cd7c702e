"""A sum that fits no figure of the record: how it came about, or why it accuses nobody."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.checking.context import Context
from onrecord.checking.firm import is_firm
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.money import fits, slip
from onrecord.checking.people import names_another
from onrecord.checking.priced import is_stated
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown, years_of
from onrecord.checking.worth.conditions import WHOLE, is_condition
from onrecord.checking.worth.says import Figures, contradicted, silent, somebodys, supported, undecided
from onrecord.checking.worth.single import is_of_one_thing
from onrecord.reading import Figure, SumKind

_TIED = 3
"""Digits from which a slip beside the right words is told, though they leave another reading open."""
_TELLING = {Reason.OFF_BY_10: 3, Reason.DIGIT_ERROR: 4}
"""Digits from which a slip alone ties a sum to the record, without words that do."""


def as_wrong(said: SumSaid, figures: Figures, context: Context) -> Verdict:
    """No figure fits: wrong when the sum is surely the contract's and the record has one figure to hold against it."""
    right = _held_against(said, figures)
    if not right:
        return silent(f"The record gives no sum that {said} could be held against.")
    if (said.past and not said.advertised) or said.said.basis == "unit" or is_of_one_thing(said.span, context):
        return silent(f"{_NONE} {said}, which is not said as today's price of the whole.")
    if not (said.sure or said.advertised) and (said.elsewhere or not is_stated(said.span, context)):
        return _as_slip(said, right, context) or silent(
            f"{_NONE} {said}, but the words do not tie it to this contract."
        )
    if said.is_borne_out_by(right[0].amount) and not right[0].limit:
        return _as_denial(said, right, context)
    if (yearly := _as_one_year(said, right[0], context)) is not None:
        return yearly
    other = _other_reading(said, figures, right[0], context)
    if other is not None:
        return undecided(context, right[:1], other)
    firm = said.advertised or is_firm(said.span, context)
    slips = [f for f in right if _slip(said, f) is not Reason.WRONG_NUMBER]
    tied = firm or said.headline or said.digits >= _TIED
    if tied and len({f.amount for f in slips}) == 1 and not slips[0].doubts:
        sentence = f"The record gives {_kind(slips[0], context)} {shown(slips[0])}, not {said}."
        return contradicted(context, _slip(said, slips[0]), slips, sentence)
    if price_stands_elsewhere(said, right, context):
        return silent(f"The article gives the record's {shown(right[0])} elsewhere; {said} is not in the record.")
    doubt = _doubt(said, figures, right, context)
    if doubt is not None:
        return undecided(context, right[:1], doubt)
    if not firm or not said.of_like_size(right[0].amount):
        return silent(f"{_NONE} {said}, but the sentence may be of another purchase or of a part.")
    sentence = f"The record gives {_kind(right[0], context)} {shown(right[0])}, not {said}."
    return contradicted(context, Reason.WRONG_NUMBER, right, sentence)


_NONE = "The record has no figure of"


def _as_one_year(said: SumSaid, right: Figure, context: Context) -> Verdict | None:
    """One year's share, to three digits, called the contract: "an £855,000 contract" of £3,419,480 over four years."""
    years = years_of(context)
    if not years or years < _SEVERAL_YEARS or said.digits < _TIED or right.doubts or said.estimated:
        return None
    share = right.amount / Decimal(str(round(years)))
    if not _CALLED_CONTRACT.match(context.text, said.span.end) or abs(share - said.said.amount_max) > _ROUNDED * share:
        return None
    sentence = f"{said} is one year's share; the record gives {_kind(right, context)} {shown(right)}."
    return contradicted(context, Reason.ANNUAL_AS_TOTAL, [right], sentence)


_SEVERAL_YEARS = 1.9
_ROUNDED = Decimal("0.002")
"""£855,000 is £854,870, rounded."""
_CALLED_CONTRACT = re.compile(r"[-\s](?:[a-z-]+\s)?(?:contract|deal|agreement)\b(?! (?:a|per|each) year)", re.I)


def _as_denial(said: SumSaid, right: Figures, context: Context) -> Verdict:
    """A greater sum is denied, and the record's is none: true, if the record's is not far from it."""
    near = Decimal("0.8") <= right[0].amount / said.said.amount_max <= Decimal("1.25")
    bound = "more" if said.said.qualifier == "up_to" else "less"
    sentence = f"The record gives {_kind(right[0], context)} {shown(right[0])}, not {bound} than {said}."
    return (supported if near and not right[0].doubts else undecided)(context, right, sentence)


def as_others(said: SumSaid, context: Context) -> Verdict:
    """Money of another kind, or a sum in somebody's mouth."""
    if context.said_by_someone(said.span):
        return somebodys(f"{said} is somebody's own figure; the record has no word on it.")
    return silent(f"{said} is said of something else, of which the record says nothing.")


def _held_against(said: SumSaid, figures: Figures) -> Figures:
    """What the sum would have to be: the advertised value where it is given as an estimate, else the price."""
    prices, tops = now(figures, *PRICE), now(figures, *TOPS)
    right = (tops or prices) if said.estimated else (prices or tops)
    return right or _of_the_notices_words(said, figures)


def _of_the_notices_words(said: SumSaid, figures: Figures) -> Figures:
    """The one sum that the notice's words give for the whole, where no field does; "at least" against the lowest."""
    prose = [f for f in now(figures, SumKind.TEXT) if f.basis == "total" and not f.limit and not is_condition(f)]
    if said.said.qualifier in ("up_to", "under"):
        prose = [f for f in now(figures, SumKind.TEXT) if f.basis == "total" and f.limit and not is_condition(f)]
    whole = [f for f in prose if WHOLE.search(f.words)]
    if said.said.qualifier in ("at_least", "over") and not prose:
        whole = now(figures, SumKind.FLOOR)
    return whole if len({f.amount for f in whole}) == 1 else []


def top_words(context: Context) -> str:
    """What a value is before an award: a planning notice advertises nothing yet."""
    return "the planned value" if context.record.stage == "planned" else "the advertised value"


def _kind(figure: Figure, context: Context) -> str:
    if figure.kind is SumKind.TEXT:
        return "in its words"
    if figure.kind is SumKind.FLOOR:
        return "as its lowest figure"
    return f"{top_words(context)} as" if figure.kind in TOPS else "the award as"


def _slip(said: SumSaid, figure: Figure) -> Reason:
    return slip(said.said.amount_max, figure.amount, said.unit)


def _as_slip(said: SumSaid, right: Figures, context: Context) -> Verdict | None:
    """A slip of the pen in a sum that no words tie to the contract, but so many of its digits do."""
    if said.elsewhere or said.estimated or said.near == 0 or price_stands_elsewhere(said, right, context):
        return None
    if len({f.amount for f in right}) > 1 or right[0].doubts or names_another(said.span, context):
        return None
    reason = _slip(said, right[0])
    if said.digits < _TELLING.get(reason, 99):
        return None
    return contradicted(
        context, reason, right, f"The record gives {_kind(right[0], context)} {shown(right[0])}, not {said}."
    )


def _other_reading(said: SumSaid, figures: Figures, right: Figure, context: Context) -> str | None:
    """What else the sum may be when it is not the price itself: a value in the range, with VAT, a year's share."""
    floors = now(figures, SumKind.FLOOR)
    ranged = right.kind in TOPS and bool(floors)
    if ranged and floors[0].amount <= said.said.amount_max <= right.amount:
        return f"{said} lies inside the record's range, {shown(floors[0])} to {shown(right)}."
    if said.is_with_vat(right.amount) and not ranged:
        return f"{said} would be {shown(right)} with or without VAT; the words do not say which is meant."
    years = years_of(context)
    if years and years >= 1.5 and said.is_share(right.amount, years):
        return f"{said} is about one year's share of the {shown(right)} in the record."
    return None


def _doubt(said: SumSaid, figures: Figures, right: Figures, context: Context) -> str | None:
    """Why a sum that fits nothing may still be right, or None."""
    target = right[0].amount
    if any(f.doubts for f in right):
        return doubtful(right[0])
    lots = now(figures, SumKind.LOT)
    several = len(now(figures, *PRICE)) > 1 or (right[0].kind in TOPS and len(lots) > 1)
    if several and not _is_no_sum_of(said, lots, right, context):
        return f"{said} fits no figure of the record, which has several."
    if names_another(said.span, context):
        return f"The sentence names somebody whom the record does not; {said} may be theirs."
    loose = said.said.qualifier in ("up_to", "about", "over", "under", "at_least")
    if loose and target * Decimal("0.8") < said.said.amount_max < target * Decimal("1.25"):
        return f"The record gives {shown(right[0])}; “{said.said.qualifier.replace('_', ' ')} {said}” is near it."
    return None


_ALL = re.compile(
    r"\b(?:total|whole|altogether|in all|together|overall|entire|lot of (?:it|them))\b[^.;:£\n]{0,40}$", re.I
)
"""Before a sum of all lots."""
_MOST_LOTS = 10


def _is_no_sum_of(said: SumSaid, lots: Figures, right: Figures, context: Context) -> bool:
    """Whether a sum is said to be the whole, which the record tells, and no lots of the record add up to it."""
    sentence = context.sentence(said.span)
    whole = _ALL.search(context.text, sentence.start, said.span.start)
    if not whole or right[0].kind not in TOPS or len({f.amount for f in right}) > 1 or len(lots) > _MOST_LOTS:
        return False
    sums = {Decimal(0)}
    for lot in lots:
        sums |= {each + lot.amount for each in sums}
    return not any(said.fits(each) for each in sums)


def price_stands_elsewhere(said: SumSaid, right: Figures, context: Context) -> bool:
    """Whether another sum of the article is the right one: then this one is likelier of something else."""
    others = [each for each in context.once(_sizes) if each[0] != said.said.amount_max]
    return any(
        fits(f.amount, size, qualifier, unit)
        for size, qualifier, unit, currency in others
        for f in right
        if currency in ("", f.currency)
    )


def _sizes(context: Context) -> tuple[tuple[Decimal, str, Decimal, str], ...]:
    """The article's sums as they are held against a figure, each once, and the currency of each."""
    sums = context.article.sums
    return tuple(dict.fromkeys((m.high, str(m.qualifier), m.unit, m.currency or "") for m in sums))


def doubtful(figure: Figure) -> str:
    """Why a figure of the record is not held against anybody."""
    return f"The record's own figure, {shown(figure)}, is in doubt: {'; '.join(figure.doubts) or 'see its issues'}."
