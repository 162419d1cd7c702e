"""Judging a length of time: the contract's own term, an option, or its longest possible life."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.article import DurationMention, Qualifier
from onrecord.checking.context import Context
from onrecord.checking.model import Evidence, LengthSaid
from onrecord.reading import Term
from onrecord.values import Duration, Span

_TOLERANCE = 0.06
"""Source: the article schema, "How exact is exact"."""
_NO_LESS, _LOOSEST = 0.985, 0.75
"""The share of a length below which it is not "over" it; and of its unit, beyond which it is not "about" it."""
RANGE = str(Qualifier.RANGE)
"""How a length is said of which the two durations are the ends, not parts of a sum."""
_OPTION = re.compile(
    r"\b(?:exten[ds]\w*|extension\w*|options?|optional|renew\w*|stretch\w*|prolong\w*|(?:can|could|may"
    r"|might) (?:then |also )?(?:add|tack on|go on|carry on|run on|continue)|the right to (?:add|tack on))\b",
    re.I,
)
_MORE_OF_IT = re.compile(
    r"(?<!no )(?<!not )\bmore\b(?! than)(?:\s(?:ones?|[a-z]+))?$|\b(?:more|again)$"
    r"|^(?:an?|the)\s(?:\w+\s)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$",
    re.I,
)
"""Words of a length that come on top of one told before: "up to three more years", "a third"."""
_COMES_ON_TOP = re.compile(
    r"\s(?:(?:on top|thereafter|(?:may|can|could) be added|more(?! than\b)|longer(?! than a\b))\b"
    r"|(?:may|can|could|might) (?:then )?follow\b|(?:are|is) possible\b)",
    re.I,
)
_POSSIBLY = re.compile(
    r"\b(?:may|might|could|can|if|should|options?|optional|possib\w+|chance|prospect|potential\w*|perhaps|up to"
    r"|choice|wishes|decide|permits?|allows?|then|plus|thereafter|again|add)\b",
    re.I,
)
_OPTIONS_EACH = re.compile(r"\b(?:options?|extensions?|renewals?),? (?:each )?(?:of|for|lasting)(?: up to)?\s$", re.I)
_FURTHER = re.compile(r"\b(?:further|additional|extra)\b", re.I)
_MORE = re.compile(r"\b(?:further|additional|another|plus|extra)\s+(?:\w+\s+)?$", re.I)


def is_extension(mention: DurationMention, context: Context) -> bool:
    """Whether the words around a length of time make it an option to extend."""
    sentence = context.sentence(mention.span)
    before = context.text[max(sentence.start, mention.span.start - 70) : mention.span.start]
    after = context.text[mention.span.end : min(sentence.end, mention.span.end + 30)]
    return bool(
        _OPTION.search(mention.text)
        or _FURTHER.search(mention.text)
        or re.search(rf"{_OPTION.pattern}[^,;:]*$", before, re.I)
        or _MORE.search(before)
        or _OPTIONS_EACH.search(before)
        or _is_on_top(mention, sentence, context)
        or re.match(
            r"\W*(?:\w+\W+)?(?:extension|option|exten[ds])|\s(?:on top|(?:may|can|could) be added)\b", after, re.I
        )
    )


def _is_on_top(mention: DurationMention, sentence: Span, context: Context) -> bool:
    """Whether a length is said to come, perhaps, on top of another: "and then three more if all goes well"."""
    more = _MORE_OF_IT.search(mention.text) or _COMES_ON_TOP.match(context.text, mention.span.end)
    return bool(more and _POSSIBLY.search(context.text, sentence.start, sentence.end))


def in_days(durations: Iterable[Duration]) -> float:
    """The length of all of them together, in mean days."""
    return sum(d.approx_days for d in durations)


def fits_days(said: float, days: float) -> bool:
    """Whether two lengths in days are one within six per cent, or within as much of a publisher's short months.

    >>> fits_days(7 * 365.25, 2556), fits_days(5 * 365.25, 2556)
    (True, False)
    """
    return any(abs(read - said) <= _TOLERANCE * said for read in (days, days * 365.25 / 360))


def fits(said: Sequence[Duration], qualifier: str, days: float) -> bool:
    """Whether `days` in the record is what was said: within six per cent, or equal in the units said.

    39 days are `six weeks`, and `just over five`; 720 days are two years, since some publishers' months have 30 days.

    >>> fits((Duration(weeks=6),), "exact", 39.0), fits((Duration(weeks=5),), "over", 39.0)
    (True, True)
    >>> fits((Duration(weeks=8),), "over", 53.0), fits((Duration(months=7),), "about", 187.0)
    (False, False)
    >>> fits((Duration(years=2),), "exact", 720.0)
    True
    >>> fits((Duration(years=3), Duration(years=4)), "range", 1461.0)
    True
    """
    length = in_days(said)
    if not length:
        return False
    if qualifier == RANGE:
        return lies_between(said, days)
    for days_read in (days, days * 365.25 / 360):
        if qualifier in ("over", "at_least") and days_read < length * _NO_LESS:
            continue
        if abs(days_read - length) <= _TOLERANCE * length or _same_in_units(said, days_read):
            return True
        if qualifier in ("over", "at_least") and length < days_read < length * 1.25:
            return True
        if qualifier == "under" and length * 0.85 <= days_read <= length:
            return True
        if qualifier == "about" and abs(days_read - length) <= min(0.12 * length, _LOOSEST * _unit(said)):
            return True
    return False


def _unit(said: Sequence[Duration]) -> float:
    """Days of the smallest unit said."""
    last = said[-1]
    return next(d for n, d in ((last.days, 1.0), (last.weeks, 7.0), (last.months, 30.4375), (1, 365.25)) if n)


def lies_between(ends: Sequence[Duration], days: float) -> bool:
    """Whether `days` is one of the ends of a range, or lies between them.

    >>> [lies_between((Duration(months=8), Duration(months=9)), days) for days in (243.0, 260.0, 275.0, 330.0)]
    [True, True, True, False]
    """
    first, *_, last = sorted(end.approx_days for end in ends)
    return first <= days <= last or any(fits([end], "exact", days) for end in ends)


def said_words(said: LengthSaid) -> str:
    """The length said in words, a range by both its ends.

    >>> said_words(LengthSaid((Duration(years=3), Duration(years=4)), "range"))
    '3 years to 4 years'
    >>> said_words(LengthSaid((Duration(years=3), Duration(years=1))))
    '3 years plus 1 year'
    """
    ends = (length_words([duration]) for duration in said.durations)
    return " to ".join(ends) if said.qualifier == RANGE else length_words(said.durations)


def _same_in_units(said: Sequence[Duration], days: float) -> bool:
    if len(said) != 1:
        return False
    one = said[0]
    if one.weeks and not (one.years or one.months or one.days):
        return round(days / 7) == one.weeks
    if one.months and not (one.years or one.weeks or one.days):
        return round(days / 30.4375) == one.months
    return False


def term_evidence(context: Context, terms: Sequence[Term]) -> list[Evidence]:
    """The terms as evidence; a length between two dates is shown with both."""
    evidence = []
    for term in terms:
        if term.pointer.endswith("/endDate"):
            start = term.pointer.removesuffix("endDate") + "startDate"
            evidence.append(context.evidence(start, term.release_id))
            evidence.append(context.evidence(term.pointer, term.release_id))
        else:
            evidence.append(context.evidence(term.pointer, term.release_id, term.words or None))
    return evidence


def length_words(durations: Iterable[Duration]) -> str:
    """The lengths in words: "1 year plus 1 year".

    >>> length_words([Duration(years=2)]), length_words([Duration(months=18), Duration(hours=3)])
    ('2 years', '18 months plus 3 hours')
    """
    return " plus ".join(
        " ".join(
            f"{n} {unit}{'' if n == 1 else 's'}"
            for n, unit in (
                (d.years, "year"),
                (d.months, "month"),
                (d.weeks, "week"),
                (d.days, "day"),
                (d.hours, "hour"),
                (d.minutes, "minute"),
            )
            if n
        )
        for d in durations
    )


def days_words(days: float) -> str:
    """A number of days in the largest unit that suits it.

    >>> days_words(730.0), days_words(39.0), days_words(360.0)
    ('2 years', '39 days', '12 months')
    """
    years = days / 365.25
    if years >= 1.9 and abs(years - round(years)) < 0.05:
        return f"{round(years)} years"
    months = days / 30.4375
    if months >= 2:
        return f"{round(months)} months"
    return f"{round(days)} days"
