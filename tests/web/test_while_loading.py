"""Whoever reads while somebody loads has the state before, whole, until the next is ready."""

from __future__ import annotations

from pathlib import Path

from registers import NOW, release, write_package
from site_of_tests import copied, opened

from onrecord.register import Register
from onrecord.register.facets import make_ready
from onrecord.settings import Settings
from onrecord.tasks.opening import kept_open

NEW = "ocds-213czf-while-1"


def test_pages_and_tags_are_of_the_state_that_is_shown(sample: Path, tmp_path: Path):
    """The old state has the old tag; the new one another, and what came in."""
    folder = copied(sample, tmp_path / "onrecord.register")
    with kept_open(Settings(folder)) as register, opened(folder) as client:
        register.shown.move_beside()
        before = client.get("/api/records?words=council")
        with Register.open(folder) as other:
            other.load([write_package(tmp_path / "more.json", release(NEW))], now=NOW)
        assert client.get(f"/records/{NEW}").status_code == 404
        known = {"if-none-match": before.headers["etag"]}
        during = client.get("/api/records?words=council")
        assert during.json() == before.json()
        register.shown.move(make_ready)
        assert client.get("/api/records?words=council", headers=known).status_code == 200
        assert client.get(f"/records/{NEW}").status_code == 200
