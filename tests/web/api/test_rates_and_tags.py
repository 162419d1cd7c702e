"""How often one may ask, and when there is nothing new to be told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from site_of_tests import NOW, copied, opened
from starlette.testclient import TestClient

from onrecord import tasks
from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.web.guard.rates import MOST_ADDRESSES, Allowance, Rate, TooManyError
from onrecord.web.site import Wishes

RECORD = "ocds-213czf-mar-2201"


def test_a_bucket_empties_and_fills():
    """A burst, then one for each second that passes; every address has its own."""
    now = [0.0]
    allowance = Allowance({"read": Rate(3, 1)}, lambda: now[0])
    for _ in range(3):
        allowance.spend("192.0.2.1", "read", "/")
    with pytest.raises(TooManyError) as refused:
        allowance.spend("192.0.2.1", "read", "/")
    assert refused.value.headers == {"retry-after": "1"}
    allowance.spend("192.0.2.2", "read", "/")
    now[0] = 1.0
    allowance.spend("192.0.2.1", "read", "/")
    with pytest.raises(TooManyError):
        allowance.spend("192.0.2.1", "read", "/")


def test_one_household_is_counted_as_one():
    """The addresses of one /64 share a bucket; else it could be filled for ever."""
    allowance = Allowance({"read": Rate(1, 1)}, lambda: 0.0)
    allowance.spend("2001:db8::1", "read", "/")
    with pytest.raises(TooManyError):
        allowance.spend("2001:db8::2", "read", "/")


def test_memory_of_addresses_has_an_end():
    """The one that has not asked for longest is forgotten first."""
    allowance = Allowance({"read": Rate(1, 1)}, lambda: 0.0)
    for number in range(MOST_ADDRESSES + 10):
        allowance.spend(f"host{number}", "read", "/")
    allowance.spend("host0", "read", "/")
    with pytest.raises(TooManyError):
        allowance.spend(f"host{MOST_ADDRESSES + 9}", "read", "/")


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """A register of one's own."""
    return copied(sample, tmp_path / "own.register")


@pytest.fixture
def public(own: Path) -> Iterator[TestClient]:
    """A site that strangers reach."""
    with opened(own, Wishes(public=True)) as client:
        yield client


def test_a_stranger_who_asks_too_much_is_told_to_wait(public: TestClient):
    """With how long, as problem details; whoever runs a site for himself is not."""
    answers = [public.get("/api/exports/nothing") for _ in range(25)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert int(refused[0].headers["retry-after"]) >= 1
    assert refused[0].json()["type"] == "/problems/too-many"


def test_pages_of_checks_are_counted_with_them(public: TestClient, client: TestClient):
    """Each may have to be worked out. Other pages, and whoever runs a site for himself, are not counted."""
    assert {public.get("/checks/none/requests").status_code for _ in range(25)} == {404, 429}
    assert {public.get("/search").status_code for _ in range(25)} == {200}
    assert {client.get("/checks/none/requests").status_code for _ in range(25)} == {404}


def test_who_runs_it_may_ask_as_much_as_he_likes(client: TestClient):
    """No limit on one's own machine."""
    assert {client.get("/api/exports/nothing").status_code for _ in range(25)} == {400}


def test_nothing_new_is_told_without_an_answer(client: TestClient):
    """The tag of an answer, sent back."""
    first = client.get("/api/records?words=sea+wall")
    again = client.get("/api/records?words=sea+wall", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get("/api/records?words=sea", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_what_is_written_gives_another_tag(own: Path, tmp_path: Path):
    """A load, a saved search and a review each change what can be answered."""
    settings = Settings(own)
    release = tmp_path / "new.json"
    release.write_text('{"ocid": "ocds-213czf-new", "id": "1", "date": "2024-01-01T00:00:00Z", "tag": ["tender"]}')
    with opened(own) as client:
        tags = [client.get("/api/sources").headers["etag"]]
        tasks.search(settings, "sea", save="walls")
        tags.append(client.get("/api/sources").headers["etag"])
        with Register.open(own) as register:
            register.load([release], now=NOW)
        tags.append(client.get("/api/sources").headers["etag"])
        tasks.case(settings, RECORD, join="ocds-213czf-new", reason="one wall", by="A. Editor")
        tags.append(client.get("/api/sources").headers["etag"])
        assert client.get("/api/sources").headers["etag"] == tags[-1]
    assert len(set(tags)) == 4


def test_a_page_says_where_the_next_one_is(client: TestClient):
    """The header and the member of the answer lead to the same rows; at the end there is neither."""
    seen, address = [], "/api/records?words=&limit=7"
    while address:
        answer = client.get(address)
        seen += [row["ocid"] for row in answer.json()["records"]]
        assert ("next" in answer.links) == (answer.json()["next"] is not None)
        address = answer.links["next"]["url"] if "next" in answer.links else ""
    assert len(seen) == len(set(seen)) == answer.json()["total"]
