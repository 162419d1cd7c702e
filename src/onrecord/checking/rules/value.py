"""Sums: what the contract is said to be worth, against the record's typed figures.

A sum is tried as one thing after another, from the plainest to the most doubtful; the first that fits decides. Each
reading has its file in `checking/worth/`.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article import SumMention
from onrecord.article.magnitudes import find_magnitudes
from onrecord.checking.context import Context
from onrecord.checking.model import AbsentSaid, Claim, ClaimType, MoneySaid, Verdict
from onrecord.checking.placed import Taken
from onrecord.checking.rule import Rule, claim
from onrecord.checking.sums import comparable, read_sum
from onrecord.checking.whose import Nearness
from onrecord.checking.worth.absent import find_absences, judge_absence
from onrecord.checking.worth.advertised import as_advertised
from onrecord.checking.worth.derived import as_derived, as_rate
from onrecord.checking.worth.earlier import as_earlier
from onrecord.checking.worth.named import as_named
from onrecord.checking.worth.prices import as_part, as_price
from onrecord.checking.worth.prose import as_prose
from onrecord.checking.worth.ranges import as_range, as_size
from onrecord.checking.worth.rounded import as_rounded
from onrecord.checking.worth.says import NAME, VERSION
from onrecord.checking.worth.wrong import as_others, as_wrong
from onrecord.checking.worth.yearly import as_annual, as_yearly
from onrecord.values import Span

READINGS = (
    as_size,
    as_range,
    as_annual,
    as_rate,
    as_yearly,
    as_price,
    as_advertised,
    as_prose,
    as_part,
    as_earlier,
    as_derived,
    as_rounded,
    as_named,
)


def find(context: Context) -> Iterator[Claim]:
    """Every sum of the article, those of which only the size is said, and statements that there is none."""
    for mention in context.once(_by_span).values():
        said = MoneySaid(mention.low, mention.high, mention.currency, str(mention.qualifier), str(mention.basis))
        yield claim(context, mention.span, ClaimType.VALUE, said)
    yield from find_absences(context)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The first reading that fits a figure; else how the sum is wrong, when surely the contract's; else silence."""
    if isinstance(found.value, AbsentSaid):
        return judge_absence(found, context)
    mention = context.once(_by_span)[found.span]
    said = read_sum(found, mention, context)
    if said.near is Nearness.OTHER and not said.is_printed_by(context.record.figures):
        return as_named(said, comparable(context.record.figures, mention), context) or as_others(said, context)
    figures = comparable(context.record.figures, mention)
    for reading in READINGS:
        verdict = reading(said, figures, context)
        if verdict is not None:
            return verdict
    return as_wrong(said, figures, context)


def _by_span(context: Context) -> dict[Span, SumMention]:
    """The sums of the article, and behind them those of which only the size is said, by where they stand."""
    exact = context.article.sums
    taken = Taken(m.span for m in exact)
    sizes = (m for m in find_magnitudes(context.text) if not taken.overlaps(m.span))
    return {m.span: m for m in (*exact, *sizes)}


RULE = Rule(NAME, VERSION, find, judge)
