"""Articles that link to no record but plainly report one and the same contract."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.article import ArticleReading, Basis
from onrecord.checking.align import align_pair
from onrecord.checking.model import Check
from onrecord.checking.wording import quoted_wording

_LEAST_KINDS = 2
_TELLING = frozenset({"quotation", "sum"})
"""Kinds of which one at least is shared: two towns' stories may share a name and a day."""
_LONG_QUOTATION = 6  # words; shorter ones are common to many stories
_TELLING_DIGITS = 2
_RUN = 3  # words of a quotation by which two articles come to be compared at all
_MOST_SHARING = 60
"""Articles that share one sum or one run of words: beyond that it tells nothing, and all pairs would be too many."""


def same_story(checks: Sequence[Check]) -> list[list[Check]]:
    """Groups of articles that share at least two kinds of evidence with each other, in order of first appearance.

    The kinds: a quoted sentence, a sum of at least two significant digits, an exact day, a name; one of the first two.
    """
    groups = {at: at for at in range(len(checks))}
    for first, second in sorted(_promising(checks)):
        shared = shared_kinds(checks[first].article, checks[second].article)
        if len(shared) >= _LEAST_KINDS and shared & _TELLING:
            _join(groups, first, second)
    together: dict[int, list[Check]] = {}
    for at, check in enumerate(checks):
        together.setdefault(_head(groups, at), []).append(check)
    return [group for group in together.values() if len(group) > 1]


def _promising(checks: Sequence[Check]) -> set[tuple[int, int]]:
    """Pairs that share a sum or some quoted words in a row: all others need not be compared."""
    holders: dict[object, list[int]] = {}
    for at, check in enumerate(checks):
        for key in _keys(check.article):
            holders.setdefault(key, []).append(at)
    return {pair for sharing in holders.values() if len(sharing) <= _MOST_SHARING for pair in combinations(sharing, 2)}


def _keys(article: ArticleReading) -> set[object]:
    runs = {
        quotation[at : at + _RUN]
        for quotation in (quoted_wording(said.text).keys for said in article.quotations if _is_long(said.text))
        for at in range(len(quotation) - _RUN + 1)
    }
    return {*_sums(article), *runs}


def _head(groups: dict[int, int], at: int) -> int:
    while groups[at] != at:
        groups[at] = at = groups[groups[at]]
    return at


def _join(groups: dict[int, int], first: int, second: int) -> None:
    one, other = sorted((_head(groups, first), _head(groups, second)))
    groups[other] = one


def shared_kinds(first: ArticleReading, second: ArticleReading) -> set[str]:
    """The kinds of evidence that two articles share."""
    kinds = {
        "sum": _sums(first) & _sums(second),
        "date": _days(first) & _days(second),
        "name": _names(first) & _names(second),
    }
    found = {kind for kind, shared in kinds.items() if shared}
    return found | {"quotation"} if _share_quotation(first, second) else found


def _share_quotation(first: ArticleReading, second: ArticleReading) -> bool:
    ours, theirs = ([q.text for q in a.quotations if _is_long(q.text)] for a in (first, second))
    return any(align_pair(a, b) for a in ours for b in theirs)


def _is_long(text: str) -> bool:
    return len(quoted_wording(text)) >= _LONG_QUOTATION


def _sums(article: ArticleReading) -> set[tuple[str, str]]:
    return {
        (said.currency or "", str(said.high.normalize()))
        for said in article.sums
        if said.basis is not Basis.UNIT and len(str(int(said.high)).rstrip("0")) >= _TELLING_DIGITS
    }


def _days(article: ArticleReading) -> set[str]:
    """Exact days, other than the days of publication themselves."""
    published = article.published.local_date() if article.published else None
    days = (mention.days for mention in article.dates)
    return {d.first.isoformat() for d in days if d.first == d.last and d.first != published}


def _names(article: ArticleReading) -> set[str]:
    """Names of at least two words; a single word names too many things."""
    return {name.text.casefold() for name in article.names if len(name.text.split()) > 1}
