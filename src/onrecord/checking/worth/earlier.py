"""A figure that an earlier release had."""

from __future__ import annotations

from onrecord.checking.context import Context
from onrecord.checking.model import Reason, Verdict, VerdictWord
from onrecord.checking.money import fits
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown
from onrecord.checking.worth.says import Figures, contradicted, says, supported, undecided
from onrecord.reading import Figure


def as_earlier(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """Right as what stood there before; wrong as what stands there now."""
    old = said.fitting(f for f in figures if f.superseded)
    if not old:
        return None
    if said.earlier:
        return supported(context, old, f"An earlier release of the record said {shown(old[0])}.")
    current = now(figures, old[0].kind) or now(figures, *PRICE, *TOPS)
    if not current:
        sentence = f"{shown(old[0])} stood in an earlier release and nothing stands there now."
        return says(VerdictWord.UNDECIDED, sentence, (), context)
    if current[0].amount != old[0].amount and is_printed(current[0], context):
        sentence = f"{shown(old[0])} stood in an earlier release; the article gives today's {shown(current[0])} too."
        return undecided(context, [*current[:1], *old[:1]], sentence)
    sentence = (
        f"{shown(old[0])} was true until {_day(current[0], context)}, when it was corrected to {shown(current[0])}."
    )
    return contradicted(context, Reason.OUTDATED, [*current, *old], sentence)


def is_printed(figure: Figure, context: Context) -> bool:
    """Whether the article prints a figure of the record anywhere."""
    return any(fits(figure.amount, m.high, str(m.qualifier), m.unit) for m in context.article.sums)


def _day(figure: Figure, context: Context) -> str:
    """The day of the release that states a figure, for a sentence."""
    dated = [r.date for r in context.record.record.releases if r.id == figure.release_id and r.date]
    return f"{dated[-1].local_date():%-d %B %Y}" if dated else "a later release"
