"""Every address that a page of the site leads to is there."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from registers import release, write_package
from site_of_tests import NOW, opened
from starlette.testclient import TestClient

from onrecord.register import Register

LED_TO = re.compile(r'(?:href|src)="([^"]*)"')
STARTS = ("/", "/search?words=sea+wall", "/records/ocds-213czf-mar-2201", "/records/ocds-213czf-wst-0417", "/check")
MOST = 400
"""Pages to walk over: the sample register has fewer, without its searches narrowed twice."""


def within(page: str, address: str) -> str:
    """The path and query that a link of a page of this site leads to; empty for elsewhere."""
    whole = urlsplit(urljoin(f"http://localhost{page}", html.unescape(address)))
    here = whole.scheme == "http" and whole.netloc == "localhost"
    return f"{whole.path}?{whole.query}".rstrip("?") if here else ""


@pytest.fixture
def visitor(sample: Path) -> Iterator[TestClient]:
    """A client of its own: a link to Welsh changes what its later pages say."""
    with opened(sample) as client:
        yield client


def test_every_link_leads_somewhere(visitor: TestClient):
    """From the front page, a search and two records, as far as their links go."""
    waiting, seen, broken = deque(STARTS), set(STARTS), []
    while waiting and len(seen) < MOST:
        page = waiting.popleft()
        answer = visitor.get(page)
        if answer.status_code >= 400:
            broken.append((page, answer.status_code))
        for address in LED_TO.findall(answer.text) if "html" in answer.headers.get("content-type", "") else ():
            there = within(page, address)
            if there and there not in seen and there.count("=") < 3:
                seen.add(there)
                waiting.append(there)
    assert not broken
    assert len(seen) > 50


def test_no_link_climbs(tmp_path: Path):
    """An ocid may hold slashes and dots: written out in its link, so that a browser shortens nothing."""
    ocid = "ocds-213czf-../../etc"
    with Register.open(tmp_path / "r", create=True) as register:
        register.load([write_package(tmp_path / "a.json", release(ocid))], now=NOW)
    with opened(tmp_path / "r") as client:
        link = next(found for found in LED_TO.findall(client.get("/search").text) if "etc" in found)
        assert link.startswith("/records/ocds-213czf-..%2F..%2Fetc")
        page = client.get(link)
        assert page.status_code == 200
        assert ocid in page.text
        assert not [found for found in LED_TO.findall(page.text) if "/../" in found]
