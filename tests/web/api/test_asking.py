"""What may be asked, and what is said when something else is."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.web.api.problems import PROBLEMS

RECORD = "ocds-213czf-mar-2201"


@pytest.mark.parametrize(
    ("address", "where", "expected"),
    [
        ("/api/records?supplyer=x", "supplyer", "supplier"),
        ("/api/records?as-of=2024-04-26", "as-of", "as_of"),
        ("/api/sources?limit=3", "limit", "none: nothing can be chosen here"),
        ("/api/records?limit=0", "limit", "a number from 1 to 1000"),
        ("/api/records?limit=", "limit", "a number from 1 to 1000"),
        ("/api/records?open=on", "open", "true or false"),
        ("/api/records?from=yesterday", "from", "a day, as 2024-04-26"),
        ("/api/records?limit=1&limit=2", "limit", "it once"),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused(client: TestClient, address: str, where: str, expected: str):
    """With the nearest name, and what would be taken; never answered as if it had not been asked."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    told = answer.json()
    assert (told["type"], told["where"], told["expected"]) == ("/problems/question", where, expected)


def test_every_problem_has_its_page(client: TestClient):
    """At the address that is its type."""
    for problem in PROBLEMS.values():
        assert problem.title in client.get(problem.type).text
    assert client.get("/problems/none").status_code == 404


def test_a_method_that_is_not_taken(client: TestClient):
    """The answer lists those that are."""
    answer = client.delete("/api/records")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert client.get("/api/checks").headers["allow"] == "OPTIONS, POST"


def test_a_head_is_a_get_without_its_body(client: TestClient):
    """The same headers."""
    head, whole = client.head("/api/sources"), client.get("/api/sources")
    assert head.content == b""
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_pages_of_other_sites_may_read(client: TestClient):
    """Without credentials; to hand something in they may not."""
    assert client.get("/api/sources").headers["access-control-allow-origin"] == "*"
    asked = client.options("/api/records", headers={"origin": "https://other.example"})
    assert (asked.status_code, asked.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")
    refused = client.options("/api/checks", headers={"origin": "https://other.example"})
    assert "access-control-allow-origin" not in refused.headers
    assert "access-control-allow-credentials" not in asked.headers


def test_a_form_of_another_site_hands_nothing_in(client: TestClient):
    """What a browser sends without asking first is no JSON."""
    answer = client.post("/api/checks", content=b'{"articles": []}', headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/media-type")


@pytest.mark.parametrize(
    ("body", "where", "status"),
    [
        (b"{", "the body", 422),
        (b"[" * 100_000, "the body", 422),
        (b'{"articles": []}', "the body, $.articles", 422),
        (b'{"articles": [{"id": "a", "txt": "x"}]}', "the body, $.articles[0]", 422),
        (b'{"articles": [{"id": "a"}]}', "article a", 400),
        (b'{"articles": [{"id": "a", "text": "x", "html": "y"}]}', "article a", 400),
        (b'{"articles": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}', "articles", 400),
        (b'{"articles": [{"id": "a", "text": ""}]}', "article a", 422),
        (b'{"articles": [{"id": "a", "text": "x", "published": "soon"}]}', "--published", 400),
        (b'{"articles": [{"id": "a", "text": "x"}], "ocid": "ocds-213czf-none"}', "ocds-213czf-none", 404),
        (b'{"articles": [{"id": "a", "url": "http://127.0.0.1:1/"}]}', "http://127.0.0.1", 422),
    ],
)
def test_a_body_that_cannot_be_read_is_told_where(client: TestClient, body: bytes, where: str, status: int):
    """The place in it, what was found there and what belongs there."""
    answer = client.post("/api/checks", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["where"]) == (status, where), answer.text


def test_a_body_that_never_ends_is_cut_off(client: TestClient):
    """It is refused as soon as it is too long."""
    answer = client.post("/api/checks", content=b" " * 26_000_000, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")


def test_bytes_are_sent_as_what_they_are(client: TestClient):
    """An archive, a workbook, a package."""
    kinds = {
        "csv": "application/zip",
        "excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "records": "application/json",
    }
    for name, kind in kinds.items():
        answer = client.get(f"/api/exports/{name}", params={"words": "sea wall"})
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert "attachment" in answer.headers["content-disposition"]
    assert client.get("/api/exports/pdf").status_code == 400


def test_a_bundle_is_an_archive(client: TestClient):
    """It can be run again with onrecord verify."""
    body = {"articles": [{"id": "a", "text": "The town council built a sea wall."}], "ocid": RECORD}
    answer = client.post("/api/bundles", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.content.startswith(b"PK")
