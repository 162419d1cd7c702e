"""Pages of a search, while the register is loaded between them: nothing that answers all the while is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import NOW, release, write_package

from onrecord import tasks
from onrecord.errors import UsageError
from onrecord.register import Register
from onrecord.register.question import SORTS
from onrecord.settings import Settings
from onrecord.values import parse_instant

TITLES = ("road", "road wall", "wall", "road road lane", "a long road behind the wall", "lane")
NOTICES = st.tuples(st.integers(0, 14), st.integers(1, 28), st.integers(1, 5), st.sampled_from(TITLES))
"""Which record, the day of its release and of its closing, its sum, its title."""
LOADS = st.lists(st.lists(NOTICES, min_size=1, max_size=6) | st.sampled_from(["rebuild", "compact"]), max_size=4)
ASKED = st.fixed_dictionaries(
    {
        "words": st.sampled_from(["", "road", "road wall", "wall lane behind"]),
        "sort": st.sampled_from(SORTS),
        "limit": st.integers(1, 4),
    }
)
TODAY = NOW.replace(year=2024, month=3)


def notice(number: int, day: int, pounds: int, title: str, id_: int) -> dict[str, Any]:
    """One release; a record that has several moves in each order."""
    return release(
        f"ocds-213czf-{number:02}",
        id=str(id_),
        date=f"2024-02-{day:02}T10:00:00Z",
        tender={
            "id": "1",
            "title": title,
            "status": "active",
            "value": {"amount": pounds, "currency": "GBP"},
            "tenderPeriod": {"endDate": f"2024-03-{day:02}T12:00:00Z"},
        },
    )


class Loaded:
    """A register that grows, and what answers a question in each of its states."""

    def __init__(self, folder: Path, asked: dict[str, Any]) -> None:
        self.folder, self.loads, self.asked = folder, 0, asked
        self.settings = Settings(folder / "r")
        Register.create(self.settings.register).close()

    def load(self, step: Sequence[tuple[int, int, int, str]] | str) -> None:
        """Load releases, fold what small loads left, or make everything anew."""
        self.loads += 1
        with Register.open(self.settings.register) as register:
            if isinstance(step, str):
                getattr(register, step)()
            else:
                releases = [notice(*one, id_=100 * self.loads + place) for place, one in enumerate(step)]
                path = write_package(self.folder / f"{self.loads}.json", *releases)
                register.load([path], now=NOW + timedelta(hours=self.loads))

    def page(self, after: str = "", **asked: Any) -> tuple[list[str], str | None]:
        """One page of the answer."""
        wanted = {**self.asked, **asked}
        told = tasks.search(self.settings, wanted.pop("words"), after=after, clock=lambda: TODAY, **wanted).to_json()
        return [row["ocid"] for row in told["records"]], told["next"]

    def all(self, after: str = "") -> set[str]:
        """All that answer now, in the way in which the first page of the walk was asked: every word, or some."""
        found, after_that = set[str](), self.page(limit=1, sort="ocid")
        while True:
            rows, following = after_that
            found.update(rows)
            if following is None:
                return found
            after_that = self.page(following, limit=1, sort="ocid")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NOTICES, min_size=3, max_size=20), LOADS, ASKED, st.lists(st.integers(1, 3), min_size=4, max_size=4))
def test_what_answers_all_the_while_comes_whatever_is_loaded(
    begin: list[Any], loads: list[Any], asked: dict[str, Any], pages: list[int]
) -> None:
    """Between any pages, in every order; by ocid, and where nothing is loaded, each comes once and no more."""
    with TemporaryDirectory() as folder:
        register = Loaded(Path(folder), asked)
        register.load(begin)
        rows, after = register.page()
        seen, always = list(rows), register.all()
        every = tasks.search(register.settings, asked["words"], clock=lambda: TODAY).found.complete
        for load, until in zip(loads, pages, strict=False):
            if after is None:
                break
            register.load(load)
            now = tasks.search(register.settings, asked["words"], clock=lambda: TODAY)
            # Once a record holds every word the rest do not answer any more; the walk goes on as it began.
            always &= register.all() if now.found.complete == every else always
            for _ in range(until):
                if after is not None:
                    rows, after = register.page(after)
                    assert len(rows) <= asked["limit"]
                    seen += rows
        while after is not None:
            rows, after = register.page(after)
            seen += rows
        assert always <= set(seen)
        if asked["sort"] == "ocid" or not loads:
            assert len(seen) == len(set(seen))


@pytest.fixture(name="moving")
def moving_fixture(tmp_path: Path) -> Loaded:
    """Nine records, the newest first, of which three have been shown."""
    register = Loaded(tmp_path, {"words": "", "sort": "newest", "limit": 3})
    register.load([(number, 10 + number, 1, "road") for number in range(9)])
    return register


def test_what_a_load_moved_before_the_place_is_told_at_the_end(moving: Loaded):
    """An earlier release comes in of a record that was still to come in an order by sums: it is not lost."""
    asked: dict[str, Any] = {"sort": "largest", "limit": 3}
    first, after = moving.page(**asked)
    assert first == ["ocds-213czf-00", "ocds-213czf-01", "ocds-213czf-02"]
    moving.load([(7, 28, 5_000, "road")])
    pages = []
    while after is not None:
        told = tasks.search(moving.settings, "", after=after, clock=lambda: TODAY, **asked)
        pages.append((told.found.again, [row.ocid[-2:] for row in told.found.rows]))
        after = told.next
    assert pages == [(False, ["03", "04", "05"]), (False, ["06", "08"]), (True, ["07"])]


def test_a_cursor_of_another_question_is_refused(moving: Loaded):
    """To go on in an answer that never began would lose records."""
    _, after = moving.page()
    assert after is not None
    for other in ({"words": "road"}, {"sort": "closing"}, {"stage": "awarded"}):
        with pytest.raises(UsageError, match="a cursor of another question"):
            moving.page(after, **other)


def test_a_walk_through_the_past_loses_nothing_that_is_loaded_into_it(moving: Loaded):
    """What was published by a day can still come in; it stands at the end of the walk."""
    day = parse_instant("2024-02-15")
    first, after = moving.page(as_of=day)
    assert first == ["ocds-213czf-05", "ocds-213czf-04", "ocds-213czf-03"]
    moving.load([(12, 15, 1, "road"), (0, 3, 1, "road")])
    seen = []
    while after is not None:
        rows, after = moving.page(after, as_of=day)
        seen += rows
    assert {"ocds-213czf-00", "ocds-213czf-01", "ocds-213czf-02", "ocds-213czf-12"} <= set(seen)


@pytest.mark.parametrize("depth", [2**52, 2**60])
def test_a_cursor_that_claims_to_be_deep_costs_nothing(moving: Loaded, depth: int):
    """It is a hint of how far to look, and further than there is nobody looks."""
    from onrecord.tasks.cursors import read_cursor, write_cursor

    _, after = moving.page()
    assert after is not None
    question = "&sort=newest"
    place = read_cursor(after, question)
    forged = type(place)(place.score, place.ocid, depth, place.begun, place.state)
    if depth < 2**53:
        assert moving.page(write_cursor(forged, question)) == moving.page(after) or moving.page(after)[0]
        assert moving.page(write_cursor(forged, question))[0] == moving.page(after)[0]
    else:
        with pytest.raises(UsageError, match="cursor"):
            moving.page(write_cursor(forged, question))
