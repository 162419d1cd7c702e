"""Which lengths the options to extend of a record can come to: each alone, some of them, or all together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.checking.lengths import fits, fits_days, in_days
from onrecord.checking.model import LengthSaid
from onrecord.reading import Term

_MOST = 8
"""Options of one passage beyond which not every sum of them is worked out."""
_SAID_AGAIN = re.compile(
    r"\b(?:any|such|said|the) (?:[\w-]+ )?(?:extensions?|options?|renewals?)\b|\bif extended\b", re.IGNORECASE
)
"""A sentence that speaks of an option that another one grants: "with any extension period of up to a year"."""


def sums_told(options: Sequence[Term]) -> frozenset[float] | None:
    """Days that the options of one passage can come to; None where there are too many to tell.

    A notice tells its options in several fields, a lot at a time: what is told twice is no second option.
    """
    passages = _by_passage(options)
    if any(len(parts) > _MOST for parts in passages):
        return None
    return frozenset(days for parts in passages for days in _sums(parts))


def sums_added(options: Sequence[Term]) -> frozenset[float] | None:
    """Days that all options can come to, were each passage that tells others to grant them too; None as above."""
    parts = [part for told in {tuple(sorted(map(round, p))): p for p in _by_passage(options)}.values() for part in told]
    return frozenset(_sums(parts)) if len(parts) <= _MOST else None


def fits_any(said: LengthSaid, sums: Iterable[float]) -> bool:
    """Whether a length, or each of several that may be chosen from, is one of the sums."""
    known = list(sums)
    if any(fits(said.durations, said.qualifier, days) for days in known):
        return True
    most = max(known, default=0.0) * _SLACK
    each = all(any(fits([part], "exact", days) for days in known) for part in said.durations)
    return each and len(said.durations) > 1 and in_days(said.durations) <= most


_SLACK = 1.06


def _by_passage(options: Sequence[Term]) -> list[list[float]]:
    """The options of each passage, one by one."""
    told: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for option in options:
        told[option.pointer][option.words.rstrip(" .;,")].append(option)
    return [_parts(sentences) for sentences in told.values()]


def _parts(sentences: Mapping[str, Sequence[Term]]) -> list[float]:
    """The options of a passage one by one, without those that a later sentence only speaks of again."""
    days: list[float] = []
    for words, terms in sentences.items():
        found = _of_sentence(terms)
        if not (_SAID_AGAIN.search(words) and all(any(abs(part - d) < 1 for d in days) for part in found)):
            days += found
    return days


def _of_sentence(terms: Sequence[Term]) -> list[float]:
    """The options of a sentence: "up to two years, on a one plus one basis" are two, of which it tells the sum too."""
    each: list[list[float]] = []
    for term in dict.fromkeys(t for t in terms if t.words == terms[0].words):
        parts = [in_days([duration]) for duration in term.durations] or [term.days]
        again = next((i for i, known in enumerate(each) if fits_days(sum(known), sum(parts))), None)
        if again is None or (len(parts) == len(each[again]) and _ONE_MORE.search(term.words)):
            each.append(parts)
        elif len(parts) > len(each[again]):
            each[again] = parts
    return [part for parts in each for part in parts]


_ONE_MORE = re.compile(r"\b(?:second|then|followed|thereafter|subsequent\w*|another|plus)\b", re.IGNORECASE)
"""Words of a sentence that grants one option after another, each as long: "by a year, and then by another"."""


def _sums(parts: Iterable[float]) -> set[float]:
    found = {0.0}
    for part in parts:
        found |= {days + part for days in found}
    return found - {0.0}
