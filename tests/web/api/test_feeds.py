"""Every feed that the site offers, as those see it who read it: RFC 4287 for Atom, RFC 5545 for calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from icalendar import Calendar
from registers import release, write_package
from site_of_tests import NOW, copied, opened
from starlette.testclient import TestClient

from onrecord import tasks
from onrecord.register import Register
from onrecord.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
SAVED = "môr & walls"
LONG = "Amddiffynfeydd môr – “Hen Lithrfa”, Tŷ’r Môr; cam 2, " * 4
FILTERS = "words=sea+wall&buyer=Marlow+Sands&stage=awarded&from=2020-01-01&min=1&sort=closing&limit=3"
NEWS = (
    "/search.atom",
    f"/search.atom?{FILTERS}",
    "/search.atom?words=nothingofthekind",
    "/following/m%C3%B4r%20%26%20walls.atom",
    "/api/feeds/m%C3%B4r%20%26%20walls",
    "/api/feeds/m%C3%B4r%20%26%20walls?format=atom&limit=1",
)
CALENDARS = (
    "/search.ics",
    f"/search.ics?{FILTERS}",
    "/search.ics?open=true",
    "/search.ics?words=nothingofthekind",
    "/following/m%C3%B4r%20%26%20walls.ics",
    "/api/feeds/m%C3%B4r%20%26%20walls?format=ics",
    "/records/ocds-213czf-mar-2201/closing.ics",
    "/records/ocds-213czf-long/closing.ics",
)
PAGES = ("/", "/search", "/search?words=wall", "/following", "/records/ocds-213czf-mar-2201")


@pytest.fixture(scope="module")
def register(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with a saved search of an odd name, and a record of a long one."""
    folder = tmp_path_factory.mktemp("fed")
    made = copied(sample, folder / "r")
    long = release("ocds-213czf-long", tender={"title": LONG, "tenderPeriod": {"endDate": "2024-12-02T12:00:00Z"}})
    with Register.open(made) as opened_:
        opened_.load([write_package(folder / "long.json", long)], now=NOW)
    tasks.search(Settings(made), "wall", save=SAVED)
    return made


@pytest.fixture(scope="module")
def client(register: Path) -> Iterator[TestClient]:
    """A client of a site on it."""
    with opened(register) as client:
        yield client


def told(client: TestClient, address: str, kind: str) -> bytes:
    """A feed, which must be of its kind, and the same when it is asked for again."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] == kind
    assert client.get(address).content == answer.content
    return answer.content


@pytest.mark.parametrize("address", NEWS)
def test_atom_has_what_rfc_4287_demands(client: TestClient, address: str):
    """As feedparser reads it, and by the letter: one id, title, updated of the feed and of each entry; an author."""
    content = told(client, address, "application/atom+xml")
    parsed = feedparser.parse(content)
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    feed = ElementTree.fromstring(content)
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert (found.text or "").strip(), name
        assert re.fullmatch(r"tag:[a-z.]+,\d{4}:[!-~]+", element.findtext(f"{ATOM}id") or "")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", element.findtext(f"{ATOM}updated") or "")
    # One author of the feed is that of each entry without its own.
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert all(len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1 for entry in entries)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert (len(entries) == 0) is ("nothingofthekind" in address)


@pytest.mark.parametrize("address", NEWS)
def test_a_record_has_one_id_in_all_feeds(client: TestClient, address: str):
    """Whoever follows two of them is told of it once."""
    feed = ElementTree.fromstring(told(client, address, "application/atom+xml"))
    for entry in feed.findall(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        ocid = link.attrib["href"].rpartition("/")[2].removeprefix("urn:ocid:")
        assert entry.findtext(f"{ATOM}id") == f"tag:onrecord.example,2026:record/{ocid}"


@pytest.mark.parametrize("address", CALENDARS)
def test_calendars_have_what_rfc_5545_demands(client: TestClient, address: str):
    """CRLF, lines of 75 octets, a version, a maker, a component at least; of each event what makes it move."""
    content = told(client, address, "text/calendar")
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    calendar = Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert calendar.subcomponents
    events = calendar.walk("VEVENT")
    assert len({event["uid"] for event in events}) == len(events)
    for event in events:
        assert not event.errors
        assert re.fullmatch(r"[\w-]+-closing@onrecord\.example", event["uid"])
        assert int(event["sequence"]) >= 0
        assert event["dtstamp"].to_ical().endswith(b"Z")
        assert event["dtstart"].to_ical()
        assert event["summary"].startswith("Closes: ")
    assert (len(events) == 0) is ("nothingofthekind" in address)


def test_a_long_name_in_another_language_comes_through_its_folds(client: TestClient):
    """Whole, though a line must not be longer than 75 octets."""
    content = told(client, "/records/ocds-213czf-long/closing.ics", "text/calendar")
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["summary"] == f"Closes: {LONG.strip()}"


def test_what_is_told_anew_keeps_its_ids(register: Path, tmp_path: Path):
    """A second release moves the entry and the event, and makes no second of either."""
    made = copied(register, tmp_path / "r")
    with opened(made) as client:
        before = states(client)
    more = release(
        "ocds-213czf-long",
        id="2",
        date="2024-11-10T09:00:00Z",
        tender={"title": LONG, "tenderPeriod": {"endDate": "2024-12-09T12:00:00Z"}},
    )
    with Register.open(made) as opened_:
        opened_.load([write_package(tmp_path / "more.json", more)], now=NOW.replace(hour=13))
    with opened(made) as client:
        after = states(client)
    assert before.keys() == after.keys()
    changed = {id for id in before if before[id] != after[id]}
    assert changed == {"tag:onrecord.example,2026:record/ocds-213czf-long", "ocds-213czf-long-closing@onrecord.example"}
    _, start, sequence = after["ocds-213czf-long-closing@onrecord.example"]
    assert (start, sequence) == ("20241209T120000Z", 1)


def states(client: TestClient) -> dict[str, tuple[object, ...]]:
    """By id, what a reader of news and a calendar keep of each entry and event."""
    news = feedparser.parse(client.get("/search.atom?limit=500").content).entries
    events = Calendar.from_ical(client.get("/search.ics?limit=500").content).walk("VEVENT")
    dated = {str(e["uid"]): (e["dtstamp"].dt, e["dtstart"].to_ical().decode(), int(e["sequence"])) for e in events}
    return {entry.id: (entry.updated,) for entry in news} | dated


def test_every_feed_that_a_page_offers_is_held_to_this(client: TestClient):
    """A link to a feed of another kind than those above would be one that nobody has tried."""
    offered = {
        urlsplit(link).path
        for page in PAGES
        for link in re.findall(r'href="([^"]+)"', client.get(page).text)
        if urlsplit(link).path.endswith((".atom", ".ics"))
    }
    assert offered == {urlsplit(address).path for address in (*NEWS, *CALENDARS)} - {
        "/api/feeds/m%C3%B4r%20%26%20walls",
        "/records/ocds-213czf-long/closing.ics",
    }
