"""The front page, search and its headings, feeds by address, sources, issues, rules: what a reader finds there."""

from __future__ import annotations

import html
import re
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar
from registers import register_of, release, write_package
from site_of_tests import copied, opened, token
from starlette.testclient import TestClient

from onrecord import tasks
from onrecord.checking.rule import rules
from onrecord.register.followers import Followers
from onrecord.settings import Settings
from onrecord.web.handbook import METHOD, issue_kinds
from onrecord.web.site import Wishes

PAGES = (
    "/",
    "/search",
    "/search?words=sea+wall&sort=largest",
    "/search?words=zzzz&stage=awarded",
    "/sources",
    "/issues",
    "/rules/deadline",
    "/accessibility",
    "/privacy",
    "/licences",
    *(f"/{name}" for name in METHOD),
)
_WAY = re.compile(r'<li><a href="(/search\?[^"]*)" dir="auto">[^<]*</a> <span class="count">([\d,]+)</span>')
_HEADING = re.compile(r'<h2 id="found">([\d,]+) records?</h2>')


def found(client: TestClient, address: str) -> int:
    """How many records a search page says that it found."""
    told = _HEADING.search(client.get(address).text)
    assert told, address
    return int(told[1].replace(",", ""))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_and_its_way_back(client: TestClient, page: str):
    """One h1, the navigation, the footer with what the site says of itself; nothing inline that the policy forbids."""
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert 'href="/accessibility"' in answer.text
    assert not re.search(r"<script(?! src)| style=| on\w+=", answer.text)


def test_the_front_page_tells_the_last_day_and_what_is_known_to_be_missing(client: TestClient):
    """Nothing is new on the day of the test, and the page says so; of files nobody knows what is missing."""
    page = client.get("/").text
    assert "Nothing in this register is dated later than" in page
    assert "Deadlines this week" in page
    assert "whether it is complete is unknown" in page


def test_every_heading_leads_to_as_many_records_as_it_says(client: TestClient):
    """Followed one by one, at the whole register and inside one narrowed search."""
    for start in ("/search", "/search?buyer=council"):
        ways = _WAY.findall(client.get(start).text)
        assert ways
        for address, count in ways:
            assert found(client, html.unescape(address)) == int(count.replace(",", ""))


def test_an_address_is_shared_without_what_a_form_left_empty(client: TestClient):
    """Empty fields go, so that one search has one address."""
    answer = client.get("/search?words=sea+wall&buyer=&stage=")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?words=sea+wall")


def test_pages_of_an_answer_are_the_whole_of_it(client: TestClient):
    """By the link to the next page alone every record comes once."""
    address, seen = "/search?limit=7&sort=newest", []
    while address:
        page = client.get(address).text
        seen += re.findall(r'<th scope="row"><a href="/records/([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == found(client, "/search")


def test_nothing_found_says_what_to_try(client: TestClient):
    """And that silence speaks of the register alone."""
    page = client.get('/search?words="zzzz+wall"&stage=awarded').text
    assert "That says nothing of the world" in page
    assert "Search without the filters" in page
    assert "in any order" in page


def test_what_cannot_be_meant_is_told(client: TestClient):
    """A wrong day, a cursor that is none, an order that does not exist: a message, never a fault."""
    for query in ("from=yesterday", "after=xyz", "sort=loudest", "min=1&max=0", "cpv=x"):
        answer = client.get(f"/search?{query}")
        assert answer.status_code == 400, query
        assert "That did not work" in answer.text


def test_a_hostile_title_is_shown_as_text(tmp_path: Path):
    """Marks, scripts and characters that turn the line around do nothing; contacts are not repeated."""
    title = "<script>alert(1)</script> \u202egnp.exe call 020 7946 0958 or ada@example.org"
    body = release(
        "ocds-213czf-<b>", tender={"id": "1", "title": title, "status": "active"}, buyer={"name": "<i>B</i>"}
    )
    register = register_of(tmp_path / "r", write_package(tmp_path / "a.json", body))
    register.close()
    with opened(tmp_path / "r") as client:
        for page in ("/", "/search", "/search?words=%3Cscript%3E", "/search.atom"):
            text = client.get(page).text
            assert "<script>alert" not in text
            assert "<i>B" not in text
            assert "\u202e" not in text
            assert "ada@example.org" not in text


def test_any_search_is_a_feed_by_its_address(client: TestClient):
    """Valid Atom whose entries lead to the records, told to be unchanged when it is; stable whoever asks."""
    answer = client.get("/search.atom?words=sea+wall")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    fed = feedparser.parse(answer.content)
    assert not fed.bozo
    assert [entry.link for entry in fed.entries] == ["http://localhost/records/ocds-213czf-mar-2201"]
    again = client.get("/search.atom?words=sea+wall", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/search.atom?as_of=2024-01-01").status_code == 400


def test_any_search_is_a_calendar_by_its_address(client: TestClient):
    """An event for each closing date."""
    answer = client.get("/search.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    assert all(event["uid"].endswith("-closing@onrecord.example") for event in events)


def test_the_description_for_search_boxes_names_the_site(sample: Path):
    """By the address that its operator gave."""
    with opened(sample, Wishes(address="https://record.example", hosts=("record.example",))) as client:
        told = client.get("/opensearch.xml").text
    assert 'template="https://record.example/search?words={searchTerms}"' in told


@pytest.mark.parametrize("rule", [rule.name for rule in rules()])
def test_every_rule_has_its_page(client: TestClient, rule: str):
    """As it was written, with links that lead to pages of the site."""
    page = client.get(f"/rules/{rule}").text
    assert f'<h1 id="{rule}">{rule}</h1>' in page
    inside = set(re.findall(r'href="(/[^"#]*)', page.partition('class="prose"')[2].partition("<footer")[0]))
    assert all(client.get(address).status_code == 200 for address in inside)


def test_every_kind_of_issue_has_its_page(client: TestClient):
    """What it is and what to do; a kind that is none is told."""
    for kind in issue_kinds():
        assert client.get(f"/issues/{kind}").status_code == 200
    assert "Publish 65000, without quotation marks." in client.get("/issues/amount-text").text
    assert client.get("/issues/none-of-them").status_code == 404


def test_issues_are_counted_by_kind_and_publisher(tmp_path: Path):
    """With where they were found, as a publisher needs it."""
    bad = release(
        "ocds-213czf-1", tender={"id": "1", "title": " Paper", "value": {"amount": "65000", "currency": "gbp"}}
    )
    register_of(tmp_path / "r", write_package(tmp_path / "a.json", bad)).close()
    with opened(tmp_path / "r") as client:
        assert "/issues/amount-text" in client.get("/issues").text
        page = client.get("/issues/amount-text?publisher=Aldermere").text
        assert "found 1 time" in page
        assert "/tender/value/amount" in page
        assert "It was not found in this register." in client.get("/issues/amount-text?publisher=Nobody").text


def test_an_empty_register_has_pages(tmp_path: Path):
    """Nothing is loaded yet, and every page says so."""
    register_of(tmp_path / "r").close()
    with opened(tmp_path / "r") as client:
        assert "nothing that is dated" in client.get("/").text
        assert found(client, "/search") == 0
        for page in ("/sources", "/issues", "/licences", "/search.atom", "/search.ics"):
            assert client.get(page).status_code == 200


def test_a_search_is_followed_under_a_name_until_it_is_forgotten(sample: Path, tmp_path: Path):
    """From the form on its own page, as the address asks; its feeds are there until then."""
    with opened(copied(sample, tmp_path / "own.register")) as client:
        page = client.get("/search?words=sea+wall&open=true").text
        kept = html.unescape(re.findall(r'name="asked" value="([^"]*)"', page)[0])
        assert kept == "words=sea+wall&open=true"
        form = {"token": token(client, "/search"), "asked": kept, "name": "sea walls"}
        assert client.post("/following", data=form).headers["location"] == "/following"
        assert "Records with “sea wall”, open now" in client.get("/following").text
        assert feedparser.parse(client.get("/following/sea%20walls.atom").content).feed.title.endswith("sea walls")
        assert client.get("/following/sea%20walls.ics").text.startswith("BEGIN:VCALENDAR")
        client.post("/following/forget", data={"token": form["token"], "name": "sea walls"})
        assert "No search is saved yet." in client.get("/following").text
        assert client.get("/following/sea%20walls.atom").status_code == 404


def test_strangers_save_nothing(sample: Path):
    """They follow a search by its address; neither form nor page is there for them."""
    with opened(sample, Wishes(public=True)) as client:
        page = client.get("/search").text
        assert "/following" not in page
        assert "/search.atom" in page
        assert client.get("/following").status_code == 400
        told = client.post("/following", data={"token": token(client, "/"), "asked": "", "name": "x"})
        assert told.status_code == 400


def test_mail_of_a_search_is_asked_for_and_stopped_by_its_link(sample: Path, tmp_path: Path):
    """Where a mail server is named the page has a form; the link of a mail leads to a form that ends it."""
    register = copied(sample, tmp_path / "own.register")
    tasks.search(Settings(register), "sea wall", save="walls")
    with opened(register) as client:
        assert "/following/mail" not in client.get("/following").text
        form = {"token": token(client, "/following"), "name": "walls", "address": "ada@example.org"}
        assert client.post("/following/mail", data=form).headers["location"] == "/following"
        (follower,) = Followers(register).all()
        link = f"/unfollow/{follower.token}"
        assert client.get(link).headers["cache-control"] == "no-store"
        assert Followers(register).all() == (follower,)
        assert "You get no more mail" in client.post(link, data={"token": token(client, link)}).text
        assert Followers(register).all() == ()
        assert client.post(link, data={"token": token(client, link)}).status_code == 404


def test_the_api_has_a_page_for_people(client: TestClient):
    """Every page's foot leads to it, and it to the description for programs."""
    assert 'href="/api"' in client.get("/").text
    page = client.get("/api")
    assert page.status_code == 200
    assert 'href="/api/openapi.json"' in page.text
