"""Windows halved until a page without a cursor is not full: the only way that loses nothing.

A page that has fewer rows than it may have, and no next link, is all there is of its window. Anything else is cut in
two. A window too short to be cut is read by its cursor, which is known to lose rows, and noted as suspect.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from onrecord.errors import SourceError
from onrecord.sources.model import Client, Note, State, Step
from onrecord.sources.pages import READINGS, Page, read_page
from onrecord.sources.windows import Window

IN_A_ROW = 3
"""Windows without an answer, one after the other, before the source counts as out of reach."""
MOST_PAGES = 200
"""Pages read by cursor in one window: twenty thousand rows in two seconds are a chain without end."""
SHORTEST_HALVED = timedelta(minutes=15)
"""A window shorter than this fails for other reasons than for being too much."""
_TOO_MUCH = frozenset({413, 500, 502, 504})
"""Answers after which half as much may be had."""

Question = Callable[[Window, str], str]
"""The address that asks for a window, from a cursor on (empty: from its start)."""
Rows = frozenset[str]
Walk = Generator[Step, None, Rows]


@dataclass(slots=True)
class Walker:
    """Asks for windows; remembers how many went unanswered in a row."""

    client: Client
    question: Question
    limit: int
    """Rows of a full page."""
    now: datetime
    """Stands for the time of asking where nothing was answered."""
    answered: int = 0
    """Windows that gave a page so far."""
    unanswered: int = 0
    """Windows that gave none since the last that did."""
    split: int = 0
    """Windows that had to be cut so far."""
    rows: int = 0
    """Releases of complete windows so far."""
    _reason: SourceError | None = field(default=None, init=False)
    """Why the last request had no answer; None when it had one."""
    _too_much: bool = field(default=False, init=False)

    def window(self, window: Window) -> Walk:
        """Everything of a window: answers, and notes for the pieces in which it could be had. Ids of all rows seen."""
        page, at = yield from self._page(window)
        if page.problem:
            return (yield from self._unread(window, page, at))
        self.answered, self.unanswered = self.answered + 1, 0
        if page.rows < self.limit and (not page.next or (yield from self._ends(window, page))):
            self.rows += page.rows
            yield Note(window.portion, State.COMPLETE, at, page.rows, page.ids)
            return frozenset(page.ids)
        halves = window.halves()
        if halves is None:
            return (yield from self._by_cursor(window, page, at))
        self.split += 1
        below = yield from self._both(halves)
        lacking = frozenset(page.ids) - below
        if lacking:
            below |= yield from self._seek(window, lacking, halves, at)
        return below | frozenset(page.ids)

    def _seek(self, window: Window, lacking: Rows, halves: tuple[Window, Window], at: datetime) -> Walk:
        """Look again for rows that the whole page had and neither half: an edit may have moved them elsewhere."""
        page, _ = yield from self._page(window)
        lacking &= frozenset(page.ids)
        if not lacking:
            return frozenset()
        found = yield from self._both(halves)
        lacking -= found
        if lacking:
            reason = f"{len(lacking)} rows of the whole came in neither half, twice"
            yield Note(window.portion, State.SUSPECT, at, len(lacking), tuple(sorted(lacking)), reason)
        return found

    def check(self) -> None:
        """Errors: SourceError when nothing at all was answered."""
        if not self.answered and self._reason is not None:
            raise self._reason

    def _both(self, halves: tuple[Window, Window]) -> Walk:
        early = yield from self.window(halves[0])
        late = yield from self.window(halves[1])
        return early | late

    def _ends(self, window: Window, page: Page) -> Generator[Step, None, bool]:
        """Whether a short page with a next link is the last one: Contracts Finder links on from empty pages too."""
        beyond, _ = yield from self._page(window, cursor_of(page.next))
        return not beyond.problem and beyond.rows == 0

    def _unread(self, window: Window, page: Page, at: datetime) -> Walk:
        """A window that gave no page: half of it may, unless the whole source is silent."""
        halves = window.halves() if self._worth_halving(window) else None
        if halves is not None:
            return (yield from self._both(halves))
        if self._reason is None:
            # It was answered, and what came is kept, whatever it is.
            yield Note(window.portion, State.SUSPECT, at, reason=page.problem)
            return frozenset()
        self.unanswered += 1
        yield Note(window.portion, State.FAILED, at, reason=page.problem)
        if self.unanswered >= IN_A_ROW:
            raise self._reason
        return frozenset()

    def _worth_halving(self, window: Window) -> bool:
        if self._reason is None:
            return True
        return self._too_much and window.length > SHORTEST_HALVED

    def _by_cursor(self, window: Window, page: Page, at: datetime) -> Walk:
        """The last resort."""
        ids, rows, seen = set(page.ids), page.rows, set[str]()
        # An empty page ends the chain, whatever it links to.
        reason = f"more than {self.limit} rows in {int(window.length.total_seconds()) + 1} seconds, read by cursor"
        while page.next:
            cursor = cursor_of(page.next)
            if cursor in seen or len(seen) >= MOST_PAGES:
                reason += ", which goes round in a circle"
                break
            seen.add(cursor)
            page, _ = yield from self._page(window, cursor)
            if page.problem:
                reason += f", which broke off: {page.problem}"
                break
            ids.update(page.ids)
            rows += page.rows
            if not page.rows:
                break
        self.rows += rows
        yield Note(window.portion, State.SUSPECT, at, rows, tuple(sorted(ids)), reason)
        return frozenset(ids)

    def _page(self, window: Window, cursor: str = "") -> Generator[Step, None, tuple[Page, datetime]]:
        """A page that can be read, if need be at the third time of asking; and when it came."""
        page, at = Page(problem="nothing was asked"), self.now
        for _ in range(READINGS):
            try:
                fetched = self.client.get(self.question(window, cursor))
            except SourceError as reason:
                status = getattr(reason, "status", None)
                if status is None:
                    raise
                self._reason, self._too_much = reason, status in _TOO_MUCH
                return Page(problem=reason.found), at
            self._reason = None
            # Read before it is given away: whoever takes it removes the body.
            page, at = read_page(fetched.body), fetched.at
            yield fetched
            if not page.problem:
                break
        return page, at


def cursor_of(address: str) -> str:
    """The cursor in a next link; all else in it is ours to say.

    >>> cursor_of("https://example.org/Search?limit=100&cursor=cHVi")
    'cHVi'
    """
    return parse_qs(urlsplit(address).query).get("cursor", [""])[0]
