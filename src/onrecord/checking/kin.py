"""Articles that link to no record but plainly report one and the same contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.article import ArticleReading, Basis
from onrecord.checking.align import align_pair
from onrecord.checking.model import Check
from onrecord.checking.wording import quoted_wording

_LEAST_KINDS = 2
"""One of them a sum or a quotation: two towns' stories may share a name and a day."""
_LONG_QUOTATION = 6  # words; shorter ones are common to many stories
_TELLING_DIGITS = 2
_RUN = 3  # words of a quotation by which two articles come to be compared at all
_MOST_SHARING = 60
"""Articles that share one sum or one run of words: beyond that it tells nothing, and all pairs would be too many."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """What an article may share with others, read once."""

    sums: set[tuple[str, str]]
    days: set[str]
    names: set[str]
    quotations: tuple[str, ...]
    """The long ones."""

    def evidence(self) -> set[object]:
        """By which articles come to be compared at all: sums, and runs of quoted words."""
        runs = set[object]()
        for words in (quoted_wording(text).keys for text in self.quotations):
            runs |= {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}
        return {*self.sums, *runs}


def same_story(checks: Sequence[Check]) -> list[list[Check]]:
    """Groups of articles that share at least two kinds of evidence with each other, in order of first appearance.

    The kinds: a quoted sentence, a sum of at least two significant digits, an exact day, a name; one of the first two.
    """
    marks = [_marks(check.article) for check in checks]
    groups = {at: at for at in range(len(checks))}
    for first, second in sorted(_promising(marks)):
        # Who is together already need not be compared; and to align quotations takes longest, so it comes last.
        if _head(groups, first) != _head(groups, second) and _one_story(marks[first], marks[second]):
            _join(groups, first, second)
    together: dict[int, list[Check]] = {}
    for at, check in enumerate(checks):
        together.setdefault(_head(groups, at), []).append(check)
    return [group for group in together.values() if len(group) > 1]


def _marks(article: ArticleReading) -> _Marks:
    quotations = tuple(said.text for said in article.quotations if _is_long(said.text))
    return _Marks(_sums(article), _days(article), _names(article), quotations)


def _promising(marks: Sequence[_Marks]) -> set[tuple[int, int]]:
    """Pairs that share a sum or some quoted words in a row: all others need not be compared."""
    holders: dict[object, list[int]] = {}
    for at, own in enumerate(marks):
        for key in own.evidence():
            holders.setdefault(key, []).append(at)
    return {pair for sharing in holders.values() if len(sharing) <= _MOST_SHARING for pair in combinations(sharing, 2)}


def _one_story(first: _Marks, second: _Marks) -> bool:
    """Whether two articles share enough: two kinds of evidence, one of them a sum or a quotation."""
    shared = (first.sums & second.sums, first.days & second.days, first.names & second.names)
    kinds = sum(map(bool, shared))
    if shared[0] and kinds >= _LEAST_KINDS:
        return True
    return kinds + 1 >= _LEAST_KINDS and any(align_pair(a, b) for a in first.quotations for b in second.quotations)


def _head(groups: dict[int, int], at: int) -> int:
    while groups[at] != at:
        groups[at] = at = groups[groups[at]]
    return at


def _join(groups: dict[int, int], first: int, second: int) -> None:
    one, other = sorted((_head(groups, first), _head(groups, second)))
    groups[other] = one


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
