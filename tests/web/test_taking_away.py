"""What is taken away of a search: exactly what the page shows, whatever narrows it; and not more than is given."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from site_of_tests import opened

from onrecord.web.guard.limits import Limits
from onrecord.web.questions import WHICH
from onrecord.web.site import Wishes

QUESTIONS = (
    "words=sea wall",
    "words=sea zebra",
    "buyer=Marlow Sands",
    "supplier=ltd",
    "cpv=45",
    "place=Marlow",
    "from=2024-03-01",
    "to=2024-06-30",
    "min=20k",
    "max=20k",
    "stage=awarded",
    "stage=advertised&facets=on&limit=1",
    "status=active",
    "open=on",
    "open=1&doubtful=1",
    "as_of=2024-04-01",
    "as_of=2024-04-01&open=on",
    "known_at=2030-01-01&stage=awarded",
)


def links(page: str) -> dict[str, str]:
    """The addresses of what can be taken away, by the path."""
    found = re.findall(r'href="(/api/(?:records|exports)[^"]*)"', page)
    return {unescape(one).partition("?")[0]: unescape(one) for one in found}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_export_holds_what_its_search_shows(sample: Path, question: str):
    """Each filter goes with the link on the page; where no record holds every word, those that hold some."""
    with opened(sample) as client:
        there = links(client.get("/search", params=question).text)
        shown = client.get(there["/api/records"] + ("&" if "?" in there["/api/records"] else "?") + "limit=1000")
        assert shown.status_code == 200
        wanted = {row["ocid"] for row in shown.json()["records"]}
        taken = client.get(there["/api/exports/releases"])
        if not wanted:
            assert taken.status_code == 422
        else:
            assert {release["ocid"] for release in taken.json()["releases"]} == wanted


def test_every_filter_is_tried():
    """A filter that is new to the search must be taken along, too."""
    asked = {part.partition("=")[0] for question in QUESTIONS for part in question.split("&")}
    assert {parameter.name for parameter in WHICH} <= asked


def test_more_than_is_given_is_refused_and_said(sample: Path):
    """With how many there are, and what to do."""
    with opened(sample, Wishes(hosts=("testserver",), public=True, limits=Limits(export=2))) as client:
        refused = client.get("/api/exports/csv")
        assert refused.status_code == 400
        assert (refused.json()["expected"], "onrecord export" in refused.json()["remedy"]) == ("2 at most", True)
        assert client.get("/api/exports/csv", params="words=sea wall").status_code == 200


def test_an_export_is_sent_piece_by_piece(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """It says how long it is, and arrives whole."""
    monkeypatch.setattr("onrecord.web.api.routes.PIECE", 100)
    with (
        opened(sample) as client,
        client.stream("GET", "/api/exports/csv", headers={"accept-encoding": "identity"}) as got,
    ):
        pieces = list(got.iter_raw())
    assert sum(map(len, pieces)) == int(got.headers["content-length"])
    assert b"".join(pieces)[:2] == b"PK"
