"""From the front page to a search, a record and a check: the shortest way through the site."""

from __future__ import annotations

import pytest
from site_of_tests import sample_article, token
from starlette.testclient import TestClient

RECORD = "ocds-213czf-mar-2201"


@pytest.mark.parametrize("page", ["/", "/search?words=sea+wall", "/check", f"/records/{RECORD}"])
def test_a_page_is_a_page(client: TestClient, page: str):
    """Each answers with HTML in one language, and a policy that lets no script in."""
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.text.startswith('<!doctype html>\n<html lang="en-GB">')
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_words_in_the_box_are_searched(client: TestClient):
    """A few words lead to an address that can be shared."""
    answer = client.post("/start", data={"said": "sea wall", "token": token(client, "/")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?words=sea+wall")
    assert f'href="/records/{RECORD}"' in client.get("/search?words=sea+wall").text


def test_an_article_in_the_box_is_checked(client: TestClient):
    """The check has an address that nobody can guess, and marks the claims in the text."""
    said = {"said": sample_article("evening-courier.txt"), "token": token(client, "/")}
    answer = client.post("/start", data=said)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"])
    assert page.headers["cache-control"] == "no-store"
    assert 'class="mark v-contradicted"' in page.text


def test_a_form_of_another_site_is_refused(client: TestClient):
    """Without the token that a page of ours gave, nothing is done."""
    assert client.post("/start", data={"said": "sea wall"}).status_code == 403
    told = client.post("/start", data={"said": "sea wall", "token": "0" * 64})
    assert told.status_code == 403
    assert "no token of this site" in told.text


def test_the_api_answers_as_the_command_prints(client: TestClient):
    """The same rows, and problem details for what cannot be meant."""
    found = client.get("/api/records", params={"words": "sea wall"}).json()
    assert [row["ocid"] for row in found["records"]] == [RECORD]
    wrong = client.get("/api/records", params={"from": "yesterday"})
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "application/problem+json")
    assert wrong.json()["expected"] == "a day, as 2024-04-26"
    assert client.get("/api/records/ocds-213czf-none").json()["type"] == "/problems/not-held"
