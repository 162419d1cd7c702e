"""Addresses that climb out of the site, and values that break out of their header."""

from __future__ import annotations

import pytest
from site_of_tests import token
from starlette.testclient import TestClient

from onrecord.web.app import _response
from onrecord.web.asking import Asked, Moved, Sent
from onrecord.web.site import Site

CLIMBING = ("../../../../etc/passwd", "..%2f..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "....//etc/passwd",
            "..\\..\\etc\\passwd", "%00/etc/passwd", "/etc/passwd", "file:///etc/passwd")  # fmt: skip


@pytest.mark.parametrize("path", CLIMBING)
@pytest.mark.parametrize("under", ["/static/", "/records/", "/checks/", "/api/records/", "/rules/", "/"])
def test_no_address_leads_to_a_file(client: TestClient, under: str, path: str):
    """Whatever stands in the path is looked up among records and pages, never among files."""
    answer = client.get(under + path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text


@pytest.mark.parametrize("name", ["a\r\nset-cookie: x=1", 'a"; filename="b', "../../x", "Tŷ\u202e.ics", "\ud800"])
def test_a_file_name_stays_in_its_header(name: str):
    """Content-Disposition holds one name, on one line, without a path."""
    told = _response(Sent(b"", "text/calendar", name), _asked()).headers
    assert list(told) == ["content-disposition", "content-length", "content-type"]
    value = told["content-disposition"]
    assert value.count('"') == 2
    assert not set("\r\n/\\").intersection(value)


def test_a_header_of_an_answer_stays_one():
    """A value that a page made from data cannot begin another header."""
    told = _response(Sent(b"", "text/plain", headers={"link": "</a>\r\nset-cookie: x=1"}), _asked()).headers
    assert told["link"] == "</a> set-cookie: x=1"


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_away(to: str):
    """Location names a page of this site, whatever was asked."""
    assert _response(Moved(to), _asked()).headers["location"] == "/"


def test_words_in_the_box_cannot_add_a_header(client: TestClient):
    """The words of a search stand in Location, escaped."""
    said = {"said": "sea\rwall set-cookie:x=1", "token": token(client, "/")}
    answer = client.post("/start", data=said)
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
    assert answer.headers["location"] == "/search?words=sea%0Dwall+set-cookie%3Ax%3D1"


def _asked() -> Asked:
    from onrecord.settings import Settings

    return Asked(Site(Settings()), "GET", "/")
