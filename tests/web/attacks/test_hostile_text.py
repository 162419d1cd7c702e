"""What a publisher, a writer or an address says is shown as text: no page obeys any of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hostile import MARKS, OCID, dangers, hostile_article, hostile_package
from lxml import html
from site_of_tests import NOW, opened, token
from starlette.testclient import TestClient
from walking_site import walk

from onrecord.register import Register


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site on a register in which every text is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    with Register.open(folder / "r", create=True) as register:
        register.load([hostile_package(folder)], now=NOW)
    with opened(folder / "r") as client:
        yield client


def page_of(client: TestClient, address: str) -> str | None:
    """A page, or None for what is none, or is saved and not shown: a report for taking along has its style in it."""
    answer = client.get(address)
    shown = "attachment" not in answer.headers.get("content-disposition", "")
    return answer.text if shown and answer.headers.get("content-type", "").startswith("text/html") else None


def test_a_hostile_notice_is_text_on_every_page(hostile: TestClient):
    """Stored script: from the front page along every link, no page holds an element, a handler or a link of its own."""
    pages = dict(walk(lambda address: page_of(hostile, address), ("/", f"/records/{OCID}", "/search?words=bridge")))
    assert {address: found for address, page in pages.items() if (found := dangers(page))} == {}
    assert any("&lt;script&gt;alert" in page for page in pages.values())
    assert len(pages) > 4


def test_a_hostile_article_is_text_on_its_page(hostile: TestClient):
    """The check of an article that attacks, and whatever that page leads to."""
    answer = hostile.post("/start", data={"said": hostile_article(), "token": token(hostile, "/")})
    assert answer.status_code == 303
    pages = dict(walk(lambda address: page_of(hostile, address), (answer.headers["location"],)))
    assert {address: found for address, page in pages.items() if (found := dangers(page))} == {}
    assert "&lt;script&gt;alert" in pages[answer.headers["location"]]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "address", ["/search?{}", "/records/{}", "/checks/{}", "/{}", f"/records/{OCID}?as_of={{}}", "/search?from={}"]
)
def test_an_address_is_not_obeyed(hostile: TestClient, address: str, mark: str):
    """Reflected script: in the path, and in each field that a form of the page has."""
    asked = address.replace("{}", _fields(hostile, mark) if address.endswith("?{}") else quote(mark, safe=""))
    assert dangers(hostile.get(asked).text) == []


def _fields(client: TestClient, mark: str) -> str:
    names = sorted(set(html.fromstring(client.get("/search").text).xpath("//main//form//@name")))
    assert "words" in names
    return "&".join(f"{name}={quote(mark, safe='')}" for name in names)


def test_an_answer_is_what_it_says(hostile: TestClient):
    """A page that holds an attack is never guessed to be of another type, and an API's answer is never a page."""
    answer = hostile.get(f"/api/records/{OCID}")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
