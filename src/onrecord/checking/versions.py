"""Versions of one article: which of the articles are, in what order, and what was changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations, pairwise
from urllib.parse import urlsplit

from onrecord.article import ArticleReading
from onrecord.checking.model import Check
from onrecord.checking.notes import correction_notes
from onrecord.checking.restated import facts_between, quotations_between
from onrecord.checking.revision import Revision
from onrecord.checking.rewritten import passages_between
from onrecord.checking.wording import wording

_RUN = 4  # words
_MOSTLY = 0.6
"""Share of the shorter text's runs of four words that the other has too."""
_SAME_PAGE = 0.2
"""The same of one page: a live page may be written nearly anew, a front page holds another article every day."""


def revisions_of(checks: Sequence[Check]) -> tuple[Revision, ...]:
    """Each version of an article beside the next one, by the first article of each; empty where all are different."""
    return tuple(
        _revision(earlier, later) for group in version_groups(checks) for earlier, later in pairwise(_in_order(group))
    )


def version_groups(checks: Sequence[Check]) -> list[list[Check]]:
    """The articles that are versions of each other, in groups of two or more, in the order in which they were given."""
    texts = [_Text(check) for check in checks]
    groups: dict[int, int] = {at: at for at in range(len(checks))}
    for first, second in combinations(range(len(checks)), 2):
        if _why_one(texts[first], texts[second]):
            kept, gone = sorted((groups[first], groups[second]))
            groups = {at: kept if group == gone else group for at, group in groups.items()}
    found: dict[int, list[Check]] = {}
    for at, check in enumerate(checks):
        found.setdefault(groups[at], []).append(check)
    return [group for group in found.values() if len(group) > 1]


def newest_versions(checks: Sequence[Check]) -> list[Check]:
    """The articles without those of which a later version is among them."""
    old = {id(check) for group in version_groups(checks) for check in _in_order(group)[:-1]}
    return [check for check in checks if id(check) not in old]


class _Text:
    """One article, with what tells whether another is a version of it; its words are only cut up when asked for."""

    def __init__(self, check: Check) -> None:
        self.check = check
        copy = check.article.copy
        self.outlet = copy.masthead.outlet.casefold() if copy else ""
        self.page = _page(copy.masthead.address or copy.address) if copy else ""
        self._runs: frozenset[tuple[str, ...]] | None = None

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        if self._runs is None:
            keys = wording(self.check.article.text).keys
            self._runs = frozenset(keys[at : at + _RUN] for at in range(max(1, len(keys) - _RUN + 1)))
        return self._runs


def _page(address: str) -> str:
    """An address without what does not tell one page from another.

    >>> _page("https://www.courier.example/news/1/?utm_source=x#top") == _page("http://courier.example/news/1")
    True
    """
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}" if parts.path.strip("/") else ""


def _why_one(first: _Text, second: _Text) -> str:
    """Why two articles are versions of one, in words; empty where they are not."""
    if first.page and second.page and first.page == second.page:
        return f"both are the page {first.page}" if _share(first, second) >= _SAME_PAGE else ""
    if first.outlet and first.outlet == second.outlet and (share := _share(first, second)) >= _MOSTLY:
        return f"both are of one outlet, and have {share:.0%} of the shorter one’s runs of words in common"
    return ""


def _share(first: _Text, second: _Text) -> float:
    return len(first.runs & second.runs) / max(1, min(len(first.runs), len(second.runs)))


def _in_order(group: Sequence[Check]) -> list[Check]:
    """The versions, the earliest first; those without any date keep the order in which they were given."""
    if any(_stamp(check.article)[0] is None for check in group):
        return list(group)
    return sorted(group, key=lambda check: _stamp(check.article)[0] or datetime.min.replace(tzinfo=UTC))


def _stamp(article: ArticleReading) -> tuple[datetime | None, str]:
    """When a version was made, as far as it is known, and by what."""
    copy = article.copy
    if copy and copy.masthead.changed:
        return copy.masthead.changed.at, "when each says that it was changed"
    if copy and copy.fetched:
        return copy.fetched, "when each was fetched"
    return (article.published.at, "when each was published") if article.published else (None, "")


def _revision(earlier: Check, later: Check) -> Revision:
    passages = tuple(passages_between(earlier.article, later.article))
    before = {note.text for note in correction_notes(earlier.article)}
    notes = tuple(note for note in correction_notes(later.article) if note.text not in before)
    return Revision(
        earlier=earlier.article.id,
        later=later.article.id,
        reasons=tuple(_reasons(earlier, later)),
        passages=passages,
        facts=tuple(facts_between(earlier, later, passages, notes)),
        quotations=tuple(quotations_between(earlier.article, later.article)),
        notes=notes,
    )


def _reasons(earlier: Check, later: Check) -> Iterator[str]:
    why = _why_one(_Text(earlier), _Text(later))
    yield why or "each is a version of a third"
    stamps = [_stamp(check.article) for check in (earlier, later)]
    by = dict.fromkeys(by for at, by in stamps if at is not None)
    if any(at is None for at, _ in stamps):
        yield "ordered as they were given: not both have a date"
    elif stamps[0][0] == stamps[1][0]:
        yield "ordered as they were given: both have the same date"
    else:
        yield f"ordered by {' and '.join(by)}"
