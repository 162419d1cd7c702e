"""An article costs time for each of its characters: the web door and the API take what newspapers print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checks_at_hand import words
from site_of_tests import opened, token
from starlette.testclient import TestClient

from onrecord.web.guard.limits import Limits
from onrecord.web.site import Wishes

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
