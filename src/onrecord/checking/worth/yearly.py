"""A sum for a year or a month, and a yearly sum printed as if it were for the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onrecord.checking.context import Context
from onrecord.checking.firm import is_firm
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.money import ABOUT, fits, money_words, slip
from onrecord.checking.people import names_another
from onrecord.checking.priced import is_stated
from onrecord.checking.sums import PRICE, TOPS, SumSaid, all_years, now, shown, years_of
from onrecord.checking.worth.conditions import WHOLE, is_condition
from onrecord.checking.worth.named import as_named
from onrecord.checking.worth.says import Figures, contradicted, partial, silent, supported, undecided
from onrecord.reading import Figure, SumKind
from onrecord.reading.passages import excerpt

_A_YEAR = {"year": 1, "month": 12, "week": 52}
_TELLING = 3
"""Digits with which a sum is tied to the record's figure by itself."""


def as_annual(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A sum with a basis, against figures with that basis; against a total it is a total called annual."""
    if said.said.basis in ("total", "unit"):
        return None
    per = money_words(said.said)
    current = [f for f in figures if not f.superseded]
    same = said.fitting(f for f in current if f.basis == said.said.basis)
    if same:
        return supported(context, same, f"The record says {said}{per}.")
    totals = said.fitting(f for f in current if f.basis == "total")
    if totals:
        return _as_total(said, totals, context)
    if said.sure and not said.past and (shared := _as_share(said, figures, context)):
        return shared
    meant = said.sure or is_stated(said.span, context)
    if meant and not said.past and (wrong := _as_wrong_rate(said, current, context)):
        return wrong
    return as_named(said, figures, context) or silent(f"The record gives no sum{per}.")


def _as_wrong_rate(said: SumSaid, current: Figures, context: Context) -> Verdict | None:
    """Another yearly or monthly sum than the one that the record gives for the whole."""
    rates = [f for f in current if f.basis == said.said.basis and not (is_condition(f) or f.doubts)]
    # A limit is broken only by what is said to be the limit itself, or by more.
    rates = [f for f in rates if not f.limit or said.said.qualifier == "up_to" or said.said.amount_max > f.amount]
    rates = [f for f in rates if f.kind is not SumKind.TEXT or WHOLE.search(f.words)]
    if len({f.amount for f in rates}) != 1 or not is_firm(said.span, context) or names_another(said.span, context):
        return None
    if not said.of_like_size(rates[0].amount) or said.fitting(current):
        return None
    if said.is_borne_out_by(rates[0].amount) and not rates[0].limit:
        return undecided(context, rates, f"The record gives {shown(rates[0])}{money_words(said.said)}.")
    per = money_words(said.said)
    sentence = f"The record gives {shown(rates[0])}{per}, not {said}{per}."
    return contradicted(context, slip(said.said.amount_max, rates[0].amount, said.unit), rates, sentence)


def _as_total(said: SumSaid, totals: list[Figure], context: Context) -> Verdict:
    """The whole sum of the record, said to be for a year; for a contract of one year both are the same."""
    per, years = money_words(said.said), years_of(context)
    lengths = [t.days / 365.25 for t in context.record.terms if t.kind == "contract"]
    if said.said.basis == "year" and any(0.9 <= length <= 1.1 for length in lengths):
        return supported(context, totals, f"The record gives {shown(totals[0])} for a contract of about a year.")
    sentence = f"{shown(totals[0])} is the whole sum in the record, not a sum{per}."
    structured = [f for f in totals if f.kind is not SumKind.TEXT]
    tied = said.sure or (said.digits >= _TELLING and not said.elsewhere)
    long = years is not None or any(each > 1.1 for each in all_years(context))
    if structured and tied and long and not said.past:
        return contradicted(context, Reason.TOTAL_AS_ANNUAL, structured, sentence)
    return undecided(context, totals, sentence)


def _as_share(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A year's or a month's part of the whole, which the record does not work out itself."""
    parts = _A_YEAR.get(said.said.basis)
    whole = next(_wholes(figures), None)
    if parts is None or whole is None:
        return None
    amount, shown_from = whole
    for years in all_years(context):
        share = amount / Decimal(str(years)) / parts
        if years * parts > 1.1 and _is_about(share, said):
            per = money_words(said.said)
            sentence = f"The record gives {shown(shown_from[0])} in all and no sum{per}; {said} is worked out."
            return partial(context, Reason.DERIVED, shown_from, sentence)
    return None


def _wholes(figures: Figures) -> Iterator[tuple[Decimal, list[Figure]]]:
    """What stands as the whole: the award, or all of them, else what was advertised."""
    awards = now(figures, SumKind.AWARD)
    prices = awards or now(figures, *PRICE)
    if prices and not any(f.doubts for f in prices):
        yield sum((f.amount for f in prices), Decimal(0)), prices
    elif tops := now(figures, *TOPS):
        yield tops[0].amount, tops[:1]


def _is_about(share: Decimal, said: SumSaid) -> bool:
    printed = said.said.amount_max
    return fits(share, printed, said.said.qualifier, said.unit) or abs(share - printed) <= ABOUT / 2 * printed


def as_yearly(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A yearly figure of the record, printed without its basis."""
    current = [f for f in figures if not f.superseded]
    yearly = [f for f in said.fitting(f for f in current if f.basis == "year") if not is_condition(f)]
    years = years_of(context)
    in_all = said.fitting(f for f in current if f.basis == "total")
    if not yearly or in_all or said.past or said.said.basis != "total" or (years is not None and years <= 1.1):
        return None
    words = next((f.words for f in yearly if f.words), "")
    sentence = f"{said} is a yearly sum in the record" + (f": “{excerpt(words)}”." if words else ".")
    if said.of_a_year:
        return supported(context, yearly, sentence)
    if not said.sure:
        return undecided(context, yearly, sentence)
    if not said.headline:
        return contradicted(context, Reason.ANNUAL_AS_TOTAL, yearly, sentence)
    reason = Reason.ANNUAL_AS_TOTAL if said.contract else Reason.BASIS_NOT_STATED
    return partial(context, reason, yearly, sentence)
