"""A record's page: what it is, its course, its clocks, and each release with its hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from registers import register_of, write_package
from registers import release as plain_release
from site_of_tests import opened
from starlette.testclient import TestClient

from onrecord.register import cases

LIBRARY = "/records/ocds-213czf-tho-5520"
HOSTILE = "ocds-213czf-hostile"


def words_of(page: str) -> str:
    """A page without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site on a record whose every text is meant to do harm, and that says how to reach somebody."""
    folder = tmp_path_factory.mktemp("hostile")
    evil = "<script>alert(1)</script>"
    body = plain_release(
        HOSTILE,
        buyer={"name": evil},
        tender={
            "id": "1",
            "title": evil,
            "description": f"{evil} Ask Jane Okafor, jane.okafor@aldermere.example, 020 7946 0123.",
            "documents": [
                {"id": "1", "title": evil, "url": "javascript:alert(1)"},
                {"id": "2", "title": "The terms", "url": "https://notices.example/terms"},
            ],
        },
        parties=[
            {
                "id": "B",
                "name": evil,
                "roles": ["buyer"],
                "contactPoint": {"name": "Jane Okafor", "email": "jane.okafor@aldermere.example"},
            }
        ],
    )
    plain = plain_release("ocds-213czf-plain")
    files = [write_package(folder / "one.json", body), write_package(folder / "two.json", plain)]
    register_of(folder / "it.register", *files).close()
    with opened(folder / "it.register") as client:
        yield client


def test_a_record_is_told_in_a_sentence_and_along_its_course(client: TestClient):
    """Its releases in order, with what each changed in words."""
    page = words_of(client.get(LIBRARY).text)
    assert "Thornwick City Council awarded “Review of library opening hours” to Fenner & Lyle Advisory LLP" in page
    course = page[page.index("Its course") :]
    order = ["First published, advertised", "Bidding closed", "Awarded", "Award updated; sum changed"]
    places = [course.index(title) for title in order if title in course]
    assert places == sorted(places)
    assert "award value: £4,862,000 → £48,620, eight minutes later (a hundredth of it)" in course
    assert "doubtful: it was put right a hundredfold soon after" in page


def test_a_record_as_of_a_day_says_so_and_what_came_later(client: TestClient):
    """With a way back, and the same state behind every link."""
    answer = client.get(LIBRARY, params={"as_of": "2024-12-31"})
    page = words_of(answer.text)
    assert "An earlier state As published by 31 December 2024 . 2 releases came after it" in page
    assert "What has changed since this state" in page
    assert "award value: £4,862,000 → £48,620" in page[page.index("What has changed") :]
    assert "Bidding closes" in page
    assert f'href="/api{LIBRARY}?as_of=2024-12-31"' in answer.text
    assert f'<a href="{LIBRARY}">See it as it is today</a>' in answer.text
    assert 'value="2024-12-31"' in answer.text


def test_both_clocks_are_asked(client: TestClient):
    """A day before we knew anything of it has no page; one of the publisher's is another question."""
    before = client.get(LIBRARY, params={"known_at": "2020-01-01"})
    assert (before.status_code, "an instant from the first on" in before.text) == (404, True)
    assert client.get(LIBRARY, params={"as_of": "yesterday"}).status_code == 400
    both = client.get(LIBRARY, params={"as_of": "2024-12-31", "known_at": "2024-12-01"})
    assert "and as known to this register by" in words_of(both.text)


def test_the_day_box_knows_the_days_of_the_releases(client: TestClient):
    """From which a script makes a slider; without it the box is a box."""
    page = client.get(LIBRARY).text
    assert 'data-days="2024-12-09 2025-02-11"' in page
    script = client.get("/static/as-of.js")
    assert script.headers["content-type"].startswith("text/javascript")


def test_a_release_is_shown_with_its_hashes(client: TestClient, hostile: TestClient):
    """What it says, where it was read, and what of it is hidden."""
    digest = re.findall(rf"{LIBRARY}/releases/(\w+)", client.get(LIBRARY).text)[0]
    page = client.get(f"{LIBRARY}/releases/{digest}")
    assert page.status_code == 200
    assert digest in page.text
    assert "SHA-256 of what was served" in page.text
    file = client.get(f"{LIBRARY}/releases/{digest}.json")
    assert file.json()["ocid"] == "ocds-213czf-tho-5520"
    assert client.get(f"{LIBRARY}/releases/{'0' * 64}").status_code == 404


def test_served_bytes_are_given_only_where_nothing_is_hidden(hostile: TestClient):
    """The very bytes, whose hash is on the page; else the hash alone."""
    for ocid, free in (("ocds-213czf-plain", True), (HOSTILE, False)):
        digest = re.findall(r"/releases/(\w{64})", hostile.get(f"/records/{ocid}").text)[0]
        here = f"/records/{ocid}/releases/{digest}"
        page, served = hostile.get(here).text, hostile.get(f"{here}/served")
        assert ("The publisher’s own bytes are not given away" in page) is not free
        assert served.status_code == (200 if free else 404)
        if free:
            assert hashlib.sha256(served.content).hexdigest() in page


def test_hostile_texts_are_shown_and_nobody_can_be_reached(hostile: TestClient):
    """In no page, file or calendar of the record."""
    here = f"/records/{HOSTILE}"
    page = hostile.get(here).text
    digest = re.findall(r"/releases/(\w{64})", page)[0]
    taken = [here, f"{here}/releases/{digest}", f"{here}/releases/{digest}.json", f"{here}/package.json"]
    for address in [*taken, f"{here}/closing.ics"]:
        text = hostile.get(address).text
        assert "Okafor" not in text, address
        assert "7946" not in text, address
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "javascript:" not in page
    assert '<a href="https://notices.example/terms" rel="noopener noreferrer external">The terms</a>' in page


def test_a_record_can_be_taken_away(client: TestClient):
    """As a package of the standard, in one state, and as a date."""
    package = client.get(f"{LIBRARY}/package.json", params={"as_of": "2024-12-31"}).json()
    assert [len(record["releases"]) for record in package["records"]] == [1]
    calendar = client.get("/records/ocds-213czf-mar-2201/closing.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert "DTSTART:20241206T120000Z" in calendar.text


def test_reviewed_articles_are_listed_and_others_never(sample: Path, tmp_path: Path):
    """What a person signed, with the name; what only lies on the desk is nowhere."""
    from site_of_tests import copied, sample_article, token

    from onrecord import tasks
    from onrecord.settings import Settings

    register = copied(sample, tmp_path / "own.register")
    submission = tasks.Submission([tasks.Manuscript("courier.txt", sample_article("evening-courier.txt"), "courier")])
    found = tasks.review(Settings(register), submission)
    flagged = next(one for one in found.check.claims if one.verdict.word == "contradicted")
    ocid = found.check.link.ocid
    with opened(register) as client:
        page = f"/records/{ocid}"
        client.post("/start", data={"said": sample_article("evening-courier.txt"), "token": token(client, "/")})
        assert "Articles held against it" not in client.get(page).text
        tasks.review(Settings(register), submission, claim=flagged.claim.id, confirm=True, by="A. Editor")
        told = words_of(client.get(page).text)
    assert "contradicted , signed by A. Editor" in told


@pytest.mark.parametrize(("ocid", "offered"), [("ocds-213czf-mar-2201", True), ("ocds-213czf-ald-1155", False)])
def test_a_calendar_is_offered_only_where_a_day_can_go_into_it(client: TestClient, ocid: str, offered: bool):
    """A record without a closing date leads to no empty calendar."""
    assert (f'href="/records/{ocid}/closing.ics"' in client.get(f"/records/{ocid}").text) is offered


def test_a_case_that_is_not_looked_at_whole_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch):
    """On the page, and in the JSON behind it."""
    said = "There may be more: too much is alike"
    assert said not in client.get(LIBRARY).text
    monkeypatch.setattr(cases, "MOST_ASKED", 0)
    assert said in client.get(LIBRARY).text
    assert client.get(f"/api{LIBRARY}").json()["case_complete"] is False
