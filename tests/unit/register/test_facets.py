"""Counts by heading, orders of a list, and what a day brings: each is what a search finds, and nothing is estimated."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import NOW, register_of, release, write_package

from onrecord.register import Question, Register
from onrecord.register.facets import Facet
from onrecord.register.question import SORTS

TODAY = date(2024, 5, 1)
BUYERS = ("Aldermere Borough Council", "ALDERMERE BOROUGH COUNCIL", "Saltmouth Harbour Board", "Saltmouth")
CODES = ("45233100-0", "45000000", "79633000-0", "80500000", "99999999")
REGIONS = ("UKD45", "UKD4", "UKM71", "FR", "")


def process(number: int) -> dict[str, Any]:
    """One of sixty processes that differ in everything that is counted."""
    days = TODAY + timedelta(days=(number * 7) % 90 - 30)
    tender: dict[str, Any] = {
        "title": f"{'Road' if number % 2 else 'Sea wall'}, part {number}",
        "status": ("active", "complete", "cancelled")[number % 3],
        "classification": {"scheme": "CPV", "id": CODES[number % 5]},
        "items": [{"id": "1", "deliveryAddresses": [{"region": REGIONS[number % 4]}]}],
    }
    if number % 4:
        tender["value"] = {"amount": 1000 * (number % 9), "currency": "GBP"}
    if number % 5:
        tender["tenderPeriod"] = {"endDate": f"{days}T12:00:00Z"}
    made = release(
        f"ocds-213czf-{number:02}",
        date=f"{2021 + number % 4}-03-15T10:00:00Z",
        tender=tender,
        buyer={"name": BUYERS[number % 4]},
    )
    return made if number % 11 else {**made, "date": None}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Sixty processes in two loads, of which the second has newer releases of the first."""
    folder = tmp_path_factory.mktemp("facets")
    first = write_package(folder / "a.json", *(process(number) for number in range(50)))
    found = register_of(folder / "r", first)
    changed = [{**process(number), "id": "2", "date": "2024-04-30T09:00:00Z"} for number in range(45, 60)]
    found.load([write_package(folder / "b.json", *changed)], now=NOW)
    return found


def total(register: Register, **asked: Any) -> int:
    """How many records a search finds."""
    return register.search(**asked).total


def narrowed(kind: str, facet: Facet) -> dict[str, Any]:
    """What the search is asked for, to see what is under a heading."""
    if kind == "years":
        return {"since": date(int(facet.value), 1, 1), "until": date(int(facet.value), 12, 31)}
    return {{"stages": "stage", "divisions": "cpv", "regions": "place", "buyers": "buyer"}[kind]: facet.value}


def all_of(facets: tuple[Facet, ...]) -> list[Facet]:
    """The headings, and those inside them."""
    return [*facets, *(part for facet in facets for part in all_of(facet.parts))]


@pytest.mark.parametrize("words", ["", "road", "road wall"])
@pytest.mark.parametrize(
    "limits", [{}, {"stage": "advertised"}, {"place": "UKD"}, {"buyer": "Aldermere"}, {"cpv": "45"}]
)
@pytest.mark.parametrize("kind", ["stages", "years", "divisions", "regions", "buyers"])
def test_a_count_is_what_the_narrowed_search_finds(register: Register, words: str, limits: dict[str, Any], kind: str):
    """Whoever follows a heading finds as many records as it said."""
    answer = register.search(words, **limits)
    facets = register.facets(Question(words, **limits), every=answer.complete)
    if not answer.complete:  # a search for any of several words finds those with all of them once it is narrowed so
        return
    for facet in all_of(getattr(facets, kind)):
        assert facet.count == total(register, words=words, **{**limits, **narrowed(kind, facet)}), facet


def test_headings_are_named_and_in_their_order(register: Register):
    """Stages as a process goes, years from the newest, regions with those inside, buyers by how many."""
    facets = register.facets(Question())
    assert [facet.value for facet in facets.stages] == ["advertised", "cancelled"]
    assert [facet.value for facet in facets.years] == ["2024", "2023", "2022", "2021"]
    assert next((f.value, f.name) for f in facets.divisions) == ("45", "Construction work")
    assert [(f.value, f.name, [part.value for part in f.parts]) for f in facets.regions] == [
        ("UKD", "North West (England)", ["UKD4"]),
        ("UKM", "Scotland", ["UKM7"]),
    ]
    assert [facet.count for facet in facets.buyers] == sorted((f.count for f in facets.buyers), reverse=True)


def test_a_name_in_capitals_is_no_buyer_of_its_own(register: Register):
    """Both spellings find the same records, so one of them stands for both."""
    buyers = register.facets(Question()).buyers
    assert [facet.value.lower() for facet in buyers].count("aldermere borough council") == 1


def test_what_is_narrowed_already_is_no_heading(register: Register):
    """Inside a region those below it are counted; a word of a place has none."""
    facets = register.facets(Question(stage="advertised", cpv="45", place="UKD"))
    assert (facets.stages, facets.divisions) == ((), ())
    assert [facet.value for facet in facets.regions] == ["UKD4"]
    assert register.facets(Question(place="Saltmouth")).regions == ()


def test_an_empty_register_has_no_headings(tmp_path: Path):
    """Nothing is counted where there is nothing."""
    facets = Register.create(tmp_path / "r").facets(Question())
    assert not any((facets.stages, facets.years, facets.divisions, facets.regions, facets.buyers))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("words", ["", "road"])
def test_an_order_loses_and_adds_nothing(register: Register, sort: str, words: str):
    """Every order has the same records, whatever they lack."""
    asked = register.search(words, sort=sort, today=TODAY, limit=1000)
    assert {row.ocid for row in asked.rows} == {row.ocid for row in register.search(words, limit=1000).rows}
    assert asked.total == len(asked.rows)


def test_orders_are_what_they_say(register: Register):
    """What closes next comes before what has closed, that before what never says; the largest and the newest first."""
    rows = register.search(sort="closing", today=TODAY, limit=1000).rows
    closing = ["" if row.closing_doubt else row.closing for row in rows]
    ahead = [day for day in closing if day >= TODAY.isoformat()]
    behind = [day for day in closing if "" < day < TODAY.isoformat()]
    assert closing[: len(ahead) + len(behind)] == [*sorted(ahead), *sorted(behind, reverse=True)]
    assert set(closing[len(ahead) + len(behind) :]) == {""}
    newest = [row.published for row in register.search(sort="newest", limit=1000).rows]
    assert newest == sorted(newest, reverse=True)
    values = [row.value for row in register.search(sort="largest", limit=1000).rows]
    assert values[0] == "£8,000"
    assert values[-1] == ""


@settings(max_examples=10)
@given(sort=st.sampled_from(SORTS), size=st.integers(5, 20))
def test_pages_of_an_order_are_the_whole_of_it(register: Register, sort: str, size: int):
    """Read in pages of any size, every record comes once, in one order."""
    whole = [row.ocid for row in register.search(sort=sort, today=TODAY, limit=1000).rows]
    pages = [
        row.ocid
        for start in range(0, len(whole), size)
        for row in register.search(sort=sort, today=TODAY, limit=size, offset=start).rows
    ]
    assert pages == whole


@settings(max_examples=10)
@given(sort=st.sampled_from(SORTS), words=st.sampled_from(["", "road", "road wall"]), size=st.integers(3, 25))
def test_a_cursor_goes_on_where_the_last_page_ended(register: Register, sort: str, words: str, size: int):
    """Page by page, every record comes once, in the order of the whole."""
    asked: dict[str, Any] = {"sort": sort, "today": TODAY}
    whole = [row.ocid for row in register.search(words, limit=1000, **asked).rows]
    page = register.search(words, limit=size, **asked)
    pages = [row.ocid for row in page.rows]
    while page.next:
        page = register.search(words, limit=size, after=page.next, **asked)
        pages += [row.ocid for row in page.rows]
    assert pages == whole


def test_a_cursor_stays_good_while_others_come_and_go(tmp_path: Path):
    """What is loaded between two pages is shown where it belongs; nothing that was there is lost or shown twice."""
    days = range(1, 9)

    def day(number: int, kind: str) -> dict[str, Any]:
        return release(f"ocds-213czf-{kind}{number}", date=f"2024-03-{number:02}T09:00:00Z")

    register = register_of(tmp_path / "r", write_package(tmp_path / "a.json", *(day(n, "a") for n in days)))
    first = register.search(sort="newest", limit=3)
    register.load([write_package(tmp_path / "b.json", *(day(n, "b") for n in days))], now=NOW)
    rest = register.search(sort="newest", limit=100, after=first.next)
    held = [row.ocid[-2:] for row in (*first.rows, *rest.rows)]
    assert [ocid for ocid in held if ocid[0] == "a"] == [f"a{n}" for n in reversed(days)]
    assert len(set(held)) == len(held)


def test_the_news_are_of_the_last_day_that_had_any(register: Register):
    """What is dated later does not count, and a register without dates has no such day."""
    day, changed = register.news(TODAY, 5)
    assert day == date(2024, 4, 30)
    assert (changed.total, len(changed.rows)) == (15, 5)
    earlier, _ = register.news(date(2024, 4, 29), 5)
    assert earlier is not None
    assert earlier < day
    assert register.news(date(1990, 1, 1), 5)[0] is None


def test_what_closes_soon_is_open_and_in_order(register: Register):
    """Within the days, both included, and advertised."""
    soon = register.closing(TODAY, TODAY + timedelta(days=14), 50)
    days = [row.closing for row in soon.rows]
    assert days
    assert days == sorted(days)
    assert all(TODAY.isoformat() <= day <= "2024-05-15" for day in days)
    assert soon.total == len(days)
