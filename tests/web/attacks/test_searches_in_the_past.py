"""A search as of a day makes the register anew: in a large one nobody may ask that of a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_of_tests import opened

from onrecord.web.guard.limits import Limits
from onrecord.web.site import Wishes

SMALL = Limits(past=10, own_past=100)


@pytest.mark.parametrize(
    ("path", "command"), [("/search", "search"), ("/api/records", "search"), ("/api/totals", "totals")]
)
@pytest.mark.parametrize("clock", ["as_of", "known_at"])
def test_strangers_cannot_have_a_large_register_made_anew(sample: Path, path: str, command: str, clock: str):
    """They are told how many releases it has, and where to ask; today's register is searched as ever."""
    words = {"words": "sea wall"} if command == "search" else {}
    with opened(sample, Wishes(public=True, limits=SMALL)) as client:
        refused = client.get(path, params={**words, clock: "2024-12-01"})
        assert refused.status_code == 400
        assert "the past of 28 releases" in refused.text
        assert f"on the command line: {command} --{clock.replace('_', '-')} DAY" in refused.text
        assert client.get(path, params=words).status_code == 200


def test_whoever_runs_the_site_may_wait_longer(sample: Path):
    """And one record's past is told to anybody."""
    with opened(sample, Wishes(limits=SMALL)) as client:
        assert client.get("/api/records", params={"words": "sea wall", "as_of": "2024-12-01"}).json()["total"] == 1
    with opened(sample, Wishes(public=True, limits=SMALL)) as client:
        assert client.get("/api/records/ocds-213czf-mar-2201", params={"as_of": "2024-12-01"}).status_code == 200
