"""Halving finds every row that any page without a cursor would show, and says where it could not."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SourceError
from onrecord.sources.http import AnswerError
from onrecord.sources.model import Fetched, Note, State, Step
from onrecord.sources.walk import Walker
from onrecord.sources.windows import Window

START = datetime(2025, 3, 1)
AT = datetime(2025, 3, 2, tzinfo=UTC)
LIMIT = 5


class Pages:
    """A source in memory: rows by second, pages of `LIMIT`, next links as `links` says; a client at once."""

    def __init__(self, folder: Path, seconds: list[int], links: str = "right") -> None:
        self.rows = [(START + timedelta(seconds=second), f"r{number}") for number, second in enumerate(sorted(seconds))]
        self.links = links
        self.asked = 0
        self.broken: frozenset[int] = frozenset()
        """Numbers of requests that end in HTTP 504."""
        self._folder = folder

    def question(self, window: Window, cursor: str) -> str:
        return f"http://source.example/?from={window.since.isoformat()}&to={window.until.isoformat()}&cursor={cursor}"

    def get(self, address: str, *, most: int | None = None, expected: Collection[int] = ()) -> Fetched:
        self.asked += 1
        if self.asked in self.broken:
            raise AnswerError(address, status=504, found="HTTP 504")
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        since, until = (datetime.fromisoformat(asked[name]) for name in ("from", "to"))
        at = int(asked.get("cursor", 0))
        rows = [key for when, key in reversed(self.rows) if since <= when <= until]
        page = {"releases": [{"id": key, "ocid": "o"} for key in rows[at : at + LIMIT]]}
        if next_ := self._next(at, len(rows)):
            page["links"] = {"next": f"http://source.example/?cursor={next_}"}
        body = self._folder / f"{self.asked}"
        body.write_text(json.dumps(page))
        return Fetched(address, 200, (), body, AT)

    def _next(self, at: int, rows: int) -> int:
        more = at + LIMIT < rows
        match self.links:
            case "right":
                return at + LIMIT if more else 0
            case "dropping":
                return at + LIMIT + 1 if more else 0
            case "always":
                return at + LIMIT
        return 0


def walk(pages: Pages, seconds: int = 4096) -> tuple[list[Step], frozenset[str]]:
    """Everything a walk yields, and the ids that it returns."""
    steps: list[Step] = []

    def collect() -> Iterator[Step]:
        ids = yield from Walker(pages, pages.question, LIMIT, AT).window(
            Window(START, START + timedelta(seconds=seconds))
        )
        found.append(ids)

    found: list[frozenset[str]] = []
    steps.extend(collect())
    return steps, found[0]


def notes(steps: list[Step], state: State) -> list[Note]:
    return [step for step in steps if isinstance(step, Note) and step.state is state]


@pytest.mark.parametrize("links", ["right", "dropping", "never", "always"])
@given(seconds=st.lists(st.integers(0, 4096), max_size=60))
def test_every_row_is_found_whatever_next_links_do(
    tmp_path_factory: pytest.TempPathFactory, links: str, seconds: list[int]
):
    """All rows are in the pages; those not in a complete window are in a suspect one that is two seconds long."""
    crowded = max((sum(s in (at, at + 1) for s in seconds) for at in seconds), default=0) >= LIMIT
    pages = Pages(tmp_path_factory.mktemp("pages"), seconds, links)
    steps, ids = walk(pages)
    whole = {key for note in notes(steps, State.COMPLETE) for key in note.ids}
    if not crowded:
        assert ids == whole == {key for _, key in pages.rows}
        assert not notes(steps, State.SUSPECT)
    for note in notes(steps, State.SUSPECT):
        assert "in 2 seconds" in note.reason
    assert {key for _, key in pages.rows} - whole <= {
        key
        for when, key in pages.rows
        for note in notes(steps, State.SUSPECT)
        if note.portion.split("/")[0] <= when.isoformat() <= note.portion.split("/")[1]
    }


def test_an_empty_page_that_links_on_is_the_end(tmp_path: Path):
    """Contracts Finder serves such: following it is one request, halving it would be thousands."""
    pages = Pages(tmp_path, [], "always")
    steps, _ = walk(pages)
    assert pages.asked == 2
    assert len(notes(steps, State.COMPLETE)) == 1


def test_a_window_that_is_too_much_at_once_is_halved(tmp_path: Path):
    """504 for the whole, and both halves answer."""
    pages = Pages(tmp_path, [1, 4000])
    pages.broken = frozenset({1})
    steps, ids = walk(pages)
    assert ids == {"r0", "r1"}
    assert len(notes(steps, State.COMPLETE)) == 2


def test_a_source_that_goes_away_ends_the_walk(tmp_path: Path):
    """A name that no longer leads anywhere is told at once."""
    pages = Pages(tmp_path, [1])

    def gone(address: str, **_: object) -> Fetched:
        raise SourceError("http://source.example", found="no such host")

    pages.get = gone  # type: ignore[method-assign]
    with pytest.raises(SourceError, match="no such host"):
        walk(pages)
