"""Pages of trouble: what happened, what to do about it, and ways on."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from site_of_tests import NOW
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.web.asking import Asked
from onrecord.web.guard.refusal import RefusedError
from onrecord.web.rendering import render
from onrecord.web.site import Site, Wishes


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("status", [400, 403, 404, 405, 408, 413, 422, 429, 500, 502, 503])
def test_every_trouble_says_what_to_do_and_leads_on(tmp_path: Path, status: int, language: str):
    """A heading, advice, a box to search with, and the way home."""
    site = Site(Settings(tmp_path / "none.register"), Wishes(), lambda: NOW)
    asked = Asked(site, "GET", "/search", query={"from": "soon"}, language=language)
    values = {"error": RefusedError("/search", status), "status": status, "asked": asked, "site": site, "token": ""}
    page = html.fromstring(render("trouble.html", values, language)).get_element_by_id("main")
    assert page.xpath("string(h1)")
    assert page.xpath('p[@class="deck"]')
    assert page.xpath('form[@action="/search"]//input[@name="words"]')
    assert {"/", "/check", "/parties", "/sources"} <= set(page.xpath(".//nav//a/@href"))
    # Who asked something that cannot be meant can begin the same page anew.
    assert ("/search" in page.xpath(".//nav//a/@href")) == (status == 400)


def test_what_a_terminal_is_told_is_not_told_in_a_browser(client: TestClient):
    """A record that is not held: search for it here, not by a command."""
    answer = client.get("/records/ocds-213czf-none")
    assert answer.status_code == 404
    assert "no such record in this register" in answer.text
    assert "onrecord search" not in answer.text
