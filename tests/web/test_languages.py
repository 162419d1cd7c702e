"""The reader's language: chosen by a link, kept in a cookie, spoken on every page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html
from site_of_tests import opened, sample_article, token
from starlette.testclient import TestClient
from walking_site import walk

from onrecord.web.languages import words
from onrecord.web.rendering import environment


def test_a_link_chooses_the_language_and_leads_back(sample: Path):
    """To the very page on which it stands; the choice is kept."""
    with opened(sample) as client:
        page = client.get("/search?words=sea+wall")
        link = html.fromstring(page.text).xpath('//a[@hreflang="cy"]/@href')[0]
        answer = client.get(link)
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?words=sea+wall")
        assert "Max-Age=31536000" in answer.headers["set-cookie"]
        assert client.get("/search").text.startswith('<!doctype html>\n<html lang="cy">')


@pytest.mark.parametrize("asked", ["xx", "../cy", "cy\r\nset-cookie: a=b", ""])
def test_a_language_that_is_none_is_not_chosen(client: TestClient, asked: str):
    """The page is shown as it was."""
    answer = client.get("/check", params={"language": asked})
    assert answer.status_code == 200
    assert "language" not in answer.headers.get("set-cookie", "")


def test_the_browser_says_which_language_it_likes(client: TestClient):
    """As long as nobody chose."""
    assert '<html lang="cy">' in client.get("/check", headers={"accept-language": "fr, cy;q=0.8, en;q=0.5"}).text


def test_every_page_speaks_welsh(sample: Path):
    """From the front page along every link, a check included; no template lacks what it needs for it."""
    with opened(sample) as client:
        said = {"said": sample_article("evening-courier.txt"), "token": token(client, "/")}
        check = client.post("/start", data=said).headers["location"]
        client.cookies.set("language", "cy")

        def ask(address: str) -> str | None:
            answer = client.get(address)
            assert answer.status_code < 500, address
            return answer.text if answer.headers.get("content-type", "").startswith("text/html") else None

        pages = dict(walk(ask, ("/", check, "/none")))
    assert [address for address, page in pages.items() if '<html lang="cy">' not in page[:100]] == []
    assert [address for address, page in pages.items() if "Neidio i’r cynnwys" not in page] == []


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 taliad"), (1, "1 taliad"), (2, "2 daliad"), (3, "3 thaliad"), (6, "6 thaliad"), (7, "7 taliad")],
)
def test_welsh_counts_as_welsh_does(number: int, told: str):
    """The noun stands in the singular, and changes its first letter after two, three and six. Source: CLDR."""
    assert words("cy").ngettext("%(num)s payment", "%(num)s payments", number) % {"num": number} == told


def test_days_are_written_in_the_language_of_the_page():
    """But in what the reports say, which is English, as there."""
    day = date(2024, 4, 2)
    for language, told in (("en", "2 April 2024"), ("cy", "2 Ebrill 2024")):
        assert environment(language).from_string("{{ day | day_words }}").render(day=day) == told


def test_a_record_tells_its_course_in_the_language_of_the_page(client: TestClient):
    """What happened, the kinds of its money, the parts of its parties and the months; what was published stays."""
    page = client.get("/records/ocds-213czf-mar-2201", headers={"accept-language": "cy"}).text
    assert "<h3>Cyhoeddwyd gyntaf, hysbysebwyd</h3>" in page
    assert ">Hysbysebwyd am</th>" in page
    assert ">4 Tachwedd 2024, 08:45</time>" in page
    assert "<span>prynwr</span>" in page
    assert "Old Slipway sea wall repairs" in page
