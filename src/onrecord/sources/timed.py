"""A source that is asked for spans of time: what is still to be asked, in which steps, and what is lacking."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from onrecord.sources.model import Client, Doubtful, Headway, Note, State, Step, Wish
from onrecord.sources.walk import Question, Walker
from onrecord.sources.windows import Window, begin, later, merge, read_window, uncovered, wall_clock

OVERLAP = timedelta(hours=2)
"""What a service shows of the last two hours before it was asked is not taken as final: it is asked again."""
FIRST_REACH = timedelta(days=7)
"""How far back a first pull goes that was given no day."""
SHORTEST_STEP, LONGEST_STEP = timedelta(minutes=15), timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a source is best asked."""

    limit: int
    """Rows of a full page."""
    step: timedelta
    """First length of a window; it then follows how much there is."""
    earliest: date
    """Nothing was published before."""


def wanted_window(wish: Wish, past: Sequence[Note], pace: Pace) -> Window | None:
    """What this pull is to cover: the days asked for, else from where the last one ended until now."""
    now = wall_clock(wish.now)
    until = min(now, begin(wish.until + timedelta(days=1))) if wish.until else now
    if wish.since:
        since = max(begin(wish.since), begin(pace.earliest))
    else:
        settled = merge(settled_windows(past))
        since = settled[-1].until if settled else min(now, until) - FIRST_REACH
        since = min([since, *(window.since for window in unanswered(past))])
    return Window(since, until) if since < until else None


def settled_windows(past: Sequence[Note], *, doubtful: bool = True) -> list[Window]:
    """Spans that need not be asked again: answered, and long enough after their end; suspect ones if `doubtful`."""
    states = {State.COMPLETE, State.SUSPECT} if doubtful else {State.COMPLETE}
    found = []
    for note in past:
        window = read_window(note.portion) if note.state in states else None
        if window is not None:
            until = min(window.until, wall_clock(note.at - OVERLAP))
            if window.since < until:
                found.append(Window(window.since, until))
    return found


def unanswered(past: Sequence[Note]) -> list[Window]:
    """Spans that a pull set out to ask for and that nothing covers: interrupted, or failed."""
    answered = answered_windows(past)
    left: list[Window] = []
    for note in past:
        window = read_window(note.portion) if note.state is State.WANTED else None
        if window is not None:
            left += uncovered(window, answered)
    return list(merge(left))


def answered_windows(past: Sequence[Note]) -> list[Window]:
    """Spans that were answered, final or not."""
    windows = (read_window(note.portion) for note in past if note.state in (State.COMPLETE, State.SUSPECT))
    return [window for window in windows if window is not None]


def suspects(past: Sequence[Note]) -> list[Doubtful]:
    """Spans whose newest answer leaves a doubt, oldest first."""
    newest = {note.portion: note for note in past if note.state in (State.COMPLETE, State.SUSPECT, State.FAILED)}
    found = {note.portion: note for note in newest.values() if note.state is State.SUSPECT}
    return [Doubtful(portion, found[portion].reason) for portion in sorted(found)]


def pull_windows(wish: Wish, past: Sequence[Note], client: Client, question: Question, pace: Pace) -> Iterator[Step]:
    """Everything that `wish` asks for and is not settled, oldest first; what failed before comes last."""
    wanted = wanted_window(wish, past, pace)
    if wanted is None:
        return
    yield Note(wanted.portion, State.WANTED, wish.now)
    todo = uncovered(wanted, [] if wish.again else settled_windows(past, doubtful=wish.since is None))
    failed = [window for note in past if note.state is State.FAILED and (window := read_window(note.portion))]
    todo.sort(key=lambda window: (_touches(window, failed), window))
    walker = Walker(client, question, pace.limit, wish.now)
    total = sum(_hours(window.length) for window in todo)
    done = 0.0
    for window in todo:
        for piece in _pieces(window, walker, pace):
            yield Headway(round(done), math.ceil(total))
            yield from walker.window(piece)
            done += _hours(piece.length)
    walker.check()
    yield Headway(math.ceil(total), math.ceil(total))


def _pieces(window: Window, walker: Walker, pace: Pace) -> Iterator[Window]:
    """A window in steps that follow how much there is: longer after few rows, shorter after a cut."""
    at, step = window.since, pace.step
    while at < window.until:
        end = min(later(at, step), window.until)
        split, rows = walker.split, walker.rows
        yield Window(at, end)
        if walker.split > split:
            step = max(step / 2, SHORTEST_STEP)
        elif walker.rows - rows < pace.limit // 3:
            step = min(step * 2, LONGEST_STEP)
        at = end


def _touches(window: Window, others: Sequence[Window]) -> bool:
    return any(other.since < window.until and window.since < other.until for other in others)


def _hours(length: timedelta) -> float:
    return length / timedelta(hours=1)


def reach_words(past: Sequence[Note]) -> str:
    """From when to when it was asked, in words; empty when never."""
    answered = merge(answered_windows(past))
    if not answered:
        return ""
    return f"{_minute(answered[0].since)} to {_minute(answered[-1].until)}, UK time"


def _minute(wall: datetime) -> str:
    return wall.isoformat(" ", "minutes")


def not_asked(past: Sequence[Note]) -> tuple[str, ...]:
    """Spans between the first and the last that have no answer, and those that a pull set out for in vain."""
    answered = merge(answered_windows(past))
    between = [Window(early.until, late.since) for early, late in pairwise(answered)]
    return tuple(window.portion for window in merge([*between, *unanswered(past)]))
