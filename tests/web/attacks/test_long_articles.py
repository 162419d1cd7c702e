"""An article costs time for each of its characters: the web door and the API take what newspapers print."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from checks_at_hand import words
from site_of_tests import HOME, NOW, apart, opened, token
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.tasks import Manuscript, Submission
from onrecord.tasks.first_look import SAMPLE_OCID
from onrecord.tasks.keeping import Shelf
from onrecord.tasks.opening import kept_open
from onrecord.web.app import build_app
from onrecord.web.desk import Desk
from onrecord.web.guard.limits import Limits
from onrecord.web.guard.rates import TooManyError
from onrecord.web.site import Site, Wishes
from onrecord.web.threads import Threads

SENTENCE = "The council will pay £1.2 million. "
LONG = SENTENCE * 20
REMEDY = "Check longer ones where the register is kept: onrecord check FILE"


@pytest.fixture(scope="module")
def narrow(sample: Path) -> Iterator[TestClient]:
    """A site that takes short articles."""
    with opened(sample, Wishes(limits=Limits(article=400, articles=600))) as client:
        yield client


def hand_in(client: TestClient, fields: dict[str, str], **files: Any):
    return client.post("/check", data={"token": token(client, "/check"), "do": "check", **fields}, **files)


@pytest.mark.parametrize("path", ["/check", "/start"])
def test_a_long_article_is_refused_with_what_to_do(client: TestClient, path: str):
    """Seven hundred thousand characters would keep a core busy for a minute; they are not even laid on the desk."""
    form = {"token": token(client, path.replace("/start", "/")), "do": "check", "said-1": SENTENCE * 20_000}
    answer = client.post(path, data=form | {"said": SENTENCE * 20_000})
    assert answer.status_code == 422
    told = words(answer.text)
    assert "Article 1: found 699,999 characters of text, expected 150,000 at most here." in told
    assert REMEDY in told


def test_a_file_has_the_same_measure(narrow: TestClient):
    """By its text, whatever it is written in."""
    page = f"<!doctype html><title>x</title><article><h1>Wall</h1><p>{LONG}</p></article>".encode()
    for name, content in (("a.txt", LONG.encode()), ("a.html", page)):
        answer = hand_in(narrow, {}, files={"files": (name, content)})
        assert answer.status_code == 422
        assert "400 at most here" in words(answer.text)


def test_all_articles_of_a_check_have_a_measure_together(narrow: TestClient):
    """Two that pass alone."""
    one = (SENTENCE * 10).strip()
    assert hand_in(narrow, {"said-1": one}).status_code == 303
    answer = hand_in(narrow, {"said-1": one, "said-2": one})
    assert answer.status_code == 422
    assert "found 698 characters in all articles, expected 600 at most here" in words(answer.text)


@pytest.mark.parametrize("path", ["/api/checks", "/api/corrections", "/api/claimreviews", "/api/bundles"])
def test_the_api_takes_no_longer_ones(narrow: TestClient, path: str):
    """Wherever articles are handed in, and with what to do in the problem."""
    one = {"id": "courier", "text": LONG}
    told = narrow.post(path, json={"articles": [one]})
    assert told.status_code == 422
    assert (told.json()["where"], told.json()["remedy"]) == ("article courier", REMEDY)
    short = [{"id": name, "text": SENTENCE * 10} for name in "ab"]
    assert narrow.post(path, json={"articles": short}).json()["where"] == "articles"


DENSE = "“The wall will cost £1.2m and be ready by 3 June 2025,” said the mayor, who has paid £300,000 since May 2021. "
LESS = "Hand in a part of it, or fewer articles at once."
TOKEN_AT = re.compile(r"^/checks/[\w-]+$")


@contextmanager
def opened_site(register: Path, limits: Limits) -> Iterator[tuple[TestClient, Site]]:
    """A site with narrow limits, and a client of it."""
    site = Site(Settings(register), Wishes(limits=limits), lambda: NOW)
    with kept_open(site.settings), TestClient(build_app(site), base_url=HOME, follow_redirects=False) as client:
        yield client, site


def dense(name: str = "courier") -> dict[str, Any]:
    """A body with an article that is filled with sums, days and quotations."""
    return {"ocid": SAMPLE_OCID, "articles": [{"id": name, "text": DENSE * 20, "published": "2024-11-20"}]}


LETTERS = ("/api/checks", "/api/corrections", "/api/claimreviews", "/api/requests")


@pytest.mark.parametrize("path", LETTERS)
def test_a_process_of_its_own_says_the_same(client: TestClient, sample: Path, path: str):
    """Long articles are checked apart from the pages, with the very same answer."""
    with opened_site(sample, Limits(quick_articles=0)) as (apart, _):
        told = apart.post(path, json=dense())
    assert told.status_code == 200
    assert told.json() == client.post(path, json=dense()).json()


def test_an_article_that_takes_too_long_is_given_up(sample: Path):
    """It ends when its time is over, whatever it is doing, and says what to do."""
    with opened_site(sample, Limits(quick_articles=0, articles_time=0.01)) as (client, site):
        told = client.post("/api/checks", json=dense())
        assert (told.status_code, told.json()["type"]) == (422, "/problems/unreadable")
        assert told.json()["found"] == "more to check than can be done in 0.01 s"
        assert told.json()["remedy"] == LESS
        form = {"token": token(client, "/check"), "do": "check", "said-1": DENSE}
        laid = client.post("/check", data=form)
        assert TOKEN_AT.match(laid.headers["location"])
        page = client.get(laid.headers["location"])
        assert page.status_code == 422
        told = words(page.text)
        assert "more to check than can be done in 0.01 s" in told
        assert LESS in told
        # Its place is free again.
        with site.turns.turn("testclient"):
            pass


def test_who_has_a_long_article_checked_waits_with_the_next(sample: Path):
    """Short ones, and everything else, are answered all the while; others have a place of their own, but not many."""
    with opened_site(sample, Limits(quick_articles=1_000)) as (client, site):
        with site.turns.turn("testclient"):
            told = client.post("/api/checks", json=dense())
            assert (told.status_code, told.headers["retry-after"]) == (429, "10")
            assert told.json()["type"] == "/problems/too-many"
            assert client.post("/api/checks", json={"articles": [{"id": "a", "text": SENTENCE}]}).status_code == 200
            assert client.get("/search?words=wall").status_code == 200
            with site.turns.turn("192.0.2.1"), pytest.raises(TooManyError), site.turns.turn("192.0.2.2"):
                pass
        assert client.post("/api/checks", json=dense()).status_code == 200


def test_checks_have_threads_of_their_own():
    """As many as there are; whoever asks for another page has another, and one more check waits without one."""

    async def run() -> None:
        threads, over = Threads(Limits(working=1)), Event()
        first = asyncio.create_task(threads.run(True, over.wait))
        second = asyncio.create_task(threads.run(True, lambda: "second"))
        assert await threads.run(False, lambda: "page") == "page"
        assert not first.done()
        assert not second.done()
        over.set()
        assert [await first, await second] == [True, "second"]

    apart(run())


def test_who_comes_second_to_a_check_holds_no_thread_for_long():
    """A check that takes long is worked out once, and whoever else has its address is told to come back."""
    desk = Desk(Shelf(Settings(Path("none"))), patience=0.0)
    laid = desk.lay(Submission([Manuscript("a", DENSE, "a")]), NOW)
    begun, over = Event(), Event()

    def work_out() -> str:
        begun.set()
        over.wait()
        return "worked out"

    with ThreadPoolExecutor(1) as thread:
        first = thread.submit(desk.answer, laid, "state", work_out)
        begun.wait()
        with pytest.raises(TooManyError):
            desk.answer(laid, "state", lambda: "twice")
        over.set()
        assert first.result() == "worked out"
    assert desk.answer(laid, "state", lambda: "twice") == "worked out"
