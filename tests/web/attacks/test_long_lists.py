"""A list of claims costs time for each of its rows: both doors say how many they take, and when they give up."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from checks_at_hand import words
from openpyxl import Workbook
from site_of_tests import HOME, NOW, opened, token
from starlette.testclient import TestClient

from onrecord.register.payments.workbook import SMALL
from onrecord.settings import Settings
from onrecord.web.app import build_app
from onrecord.web.guard.limits import Limits
from onrecord.web.site import Site, Wishes

ROWS = ["The sea wall cost £600,000."] * 6
REMEDY = "onrecord check --claims FILE"


@pytest.fixture(scope="module")
def narrow(sample: Path) -> Iterator[TestClient]:
    """A site that takes short lists."""
    with opened(sample, Wishes(limits=Limits(claims=5))) as client:
        yield client


def test_a_long_list_is_refused_by_the_api(narrow: TestClient):
    """With how many rows it has, and what to do."""
    told = narrow.post("/api/checks/claims", json={"text": "\n".join(ROWS)})
    assert told.status_code == 422
    assert (told.json()["found"], told.json()["expected"]) == ("6 rows", "5 at most here")
    assert REMEDY in told.json()["remedy"]
    assert narrow.post("/api/checks/claims", json={"text": "\n".join(ROWS[:5])}).status_code == 200


def test_a_long_list_is_refused_by_the_site(narrow: TestClient):
    """On the form, where it was handed in."""
    told = narrow.post("/check/claims", data={"token": token(narrow, "/check"), "claims": "\n".join(ROWS)})
    assert told.status_code == 422
    assert "found 6 rows, expected 5 at most here" in words(told.text)


def test_a_list_that_takes_too_long_is_given_up(sample: Path):
    """By the clock of the site, which here moves by a minute each time it is asked."""
    asked = iter(range(1_000))
    site = Site(Settings(sample), Wishes(), lambda: NOW + timedelta(minutes=next(asked)))
    with TestClient(build_app(site), base_url=HOME, raise_server_exceptions=False) as client:
        told = client.post("/api/checks/claims", json={"text": "\n".join(ROWS)})
    assert told.status_code == 422
    assert "rows judged in" in told.json()["found"]
    assert told.json()["expected"] == "all of them in 60 s"


def workbook(rows: int, columns: int) -> str:
    """In base64, with as many rows of as many cells below its headings."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["claim", "value"])
    for _ in range(rows):
        sheet.append(["x"] * columns)
    content = BytesIO()
    book.save(content)
    return base64.b64encode(content.getvalue()).decode()


@pytest.mark.parametrize(("rows", "cells", "expected"), [(5, 10**6, "5 rows"), (10**6, 40, "40 cells")])
def test_a_large_workbook_is_refused_before_it_is_read(
    sample: Path, monkeypatch: pytest.MonkeyPatch, rows: int, cells: int, expected: str
):
    """Rows are counted as they are read, empty ones too, and nothing behind the last that is taken."""
    monkeypatch.setattr("onrecord.tasks.claims.SMALL", type(SMALL)(SMALL.unpacked, rows, cells))
    with opened(sample) as client:
        told = client.post("/api/checks/claims", json={"base64": workbook(10, 10)})
    assert told.status_code == 422
    assert told.json()["found"] == f"a workbook of more than {expected}"


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """What its directory says of it is enough."""
    monkeypatch.setattr("onrecord.tasks.claims.SMALL", type(SMALL)(1_000, SMALL.rows, SMALL.cells))
    with opened(sample) as client:
        told = client.post("/api/checks/claims", json={"base64": workbook(10, 10)})
    assert told.status_code == 422
    assert "a workbook that unpacks to" in told.json()["found"]
