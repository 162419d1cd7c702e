"""Files that are read whole and hashed line by line: once for each state of theirs, however often they are asked for.

A site asks for them with each page. What they say is held until one of them is another file, another size or has
another time of change; `onrecord verify` hashes them again whatever that says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.register.layout import Layout
from onrecord.register.ledger import Ledger, read_ledger

if TYPE_CHECKING:
    from onrecord.register.reviews import Reviews

Said = TypeVar("Said")
_State = tuple[tuple[int, int, int] | None, ...]


class Held(Generic[Said]):
    """What some files say, read again when one of them has changed. Any thread may ask."""

    def __init__(self, read: Callable[[], Said], files: Callable[[Said | None], Iterable[Path]]) -> None:
        """`files` are those that it rests on, by what was read of them last; None while nothing was."""
        self._read = read
        self._files = files
        self._last: tuple[_State, Said] | None = None

    def get(self) -> Said:
        """What they say now. Errors: those of reading them, and then nothing is held."""
        last = self._last
        if last is not None and last[0] == _state(self._files(last[1])):
            return last[1]
        # The states come before the reading: what changes meanwhile is another state, and read again.
        self._last = None
        before = _state(self._files(None))
        said = self._read()
        beside = tuple(self._files(said))[len(before) :]
        self._last = (before + _state(beside), said)
        return said


class Unchanged:
    """The ledger and the reviews of one register."""

    def __init__(self, layout: Layout) -> None:
        self._ledger = Held(lambda: read_ledger(layout.ledger), lambda _: (layout.ledger,))
        self._layout = layout
        self._reviews: Held[Reviews] | None = None

    def ledger(self) -> Ledger:
        """As `read_ledger` has it. Errors: RegisterError for a ledger that was edited."""
        return self._ledger.get()

    def reviews(self) -> Reviews:
        """As `read_reviews` has them. Errors: RegisterError for what was edited, or is gone."""
        held = self._reviews
        if held is None:
            held = self._reviews = _reviews(self._layout)
        return held.get()


def _reviews(layout: Layout) -> Held[Reviews]:
    # Imported here, for whoever reads one record must not wait for it.
    from onrecord.register.reviews import read_reviews, reviews_path, text_path

    def files(said: Reviews | None) -> Iterable[Path]:
        articles = dict.fromkeys(entry.place.article for entry in said.entries) if said else {}
        return (reviews_path(layout), *(text_path(layout, article) for article in articles))

    return Held(lambda: read_reviews(layout), files)


def _state(files: Iterable[Path]) -> _State:
    return tuple(_state_of(path) for path in files)


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
