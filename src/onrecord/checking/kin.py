"""Articles that link to no record but plainly report one and the same contract."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.article import ArticleReading, Basis
from onrecord.checking.align import align_pair
from onrecord.checking.model import Check
from onrecord.checking.wording import quoted_wording

_LEAST_KINDS = 2
_LONG_QUOTATION = 6  # words; shorter ones are common to many stories
_TELLING_DIGITS = 2


def same_story(checks: Sequence[Check]) -> list[list[Check]]:
    """Groups of articles that share at least two kinds of evidence with each other, in order of first appearance.

    The kinds: a quoted sentence, a sum of at least two significant digits, an exact day, a name.
    """
    groups = [[check] for check in checks]
    for first, second in combinations(checks, 2):
        if len(shared_kinds(first.article, second.article)) >= _LEAST_KINDS:
            groups = _joined(groups, first, second)
    return [group for group in groups if len(group) > 1]


def shared_kinds(first: ArticleReading, second: ArticleReading) -> set[str]:
    """The kinds of evidence that two articles share."""
    kinds = {
        "sum": _sums(first) & _sums(second),
        "date": _days(first) & _days(second),
        "name": _names(first) & _names(second),
    }
    found = {kind for kind, shared in kinds.items() if shared}
    return found | {"quotation"} if _share_quotation(first, second) else found


def _joined(groups: list[list[Check]], first: Check, second: Check) -> list[list[Check]]:
    one = next(group for group in groups if first in group)
    other = next(group for group in groups if second in group)
    if one is other:
        return groups
    return [[*group, *other] if group is one else group for group in groups if group is not other]


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
