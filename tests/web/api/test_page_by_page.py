"""Pages follow each other without a gap, while the register is loaded between them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_of_tests import NOW

from onrecord import tasks
from onrecord.errors import UsageError
from onrecord.register import Register
from onrecord.register.reviews import Judged, Place, Review
from onrecord.settings import Settings
from onrecord.tasks.spending import load_spend

Page = tuple[list[str], str | None]


def load_releases(settings: Settings, number: int) -> None:
    """Two new records, in whose data something is wrong, before and behind all others in the order of ocids."""
    path = settings.register.parent / f"{number}.jsonl"
    lines = [
        {"ocid": f"ocds-213czf-{where}{number:03}", "id": "1", "date": date, "tag": ["tender"]}
        for where in ("a", "z")
        for date in ("2024-02-30", "soon")
    ]
    path.write_text("".join(json.dumps(line | {"id": str(n)}) + "\n" for n, line in enumerate(lines)), "utf-8")
    with Register.open(settings.register, create=True) as register:
        register.load([path], now=NOW)


def load_payments(settings: Settings, number: int) -> None:
    """A list of payments of many days, one of them of none."""
    path = settings.register.parent / f"{number}.csv"
    days = (f"{1 + number % 28:02}/05/2024", "13/05/2024", "", f"{28 - number % 28:02}/04/2024")
    rows = [f"Marlow Sands Town Council,Supplier {number} Ltd,{day},{number + 1}.00,works" for day in days]
    path.write_text("Body,Supplier,Date,Amount,Description\n" + "\n".join(rows) + "\n", "utf-8")
    load_spend(settings, [path], body=None, listener=None, clock=lambda: NOW)


def add_review(settings: Settings, number: int) -> None:
    """A note on some claim."""
    place = Place(hashlib.sha256(b"text").hexdigest(), f"ocds-213czf-{number % 3}", "money", 0, 3, "£30", "{}", ())
    review = Review(
        at=NOW,
        by=f"Reviewer {number}",
        kind="annotate",
        article_id="a",
        published=None,
        place=place,
        machine=Judged("supported"),
        note="seen",
    )
    with Register.open(settings.register, create=True) as register:
        register.review(review, "text")


def issues(settings: Settings, after: str, limit: int) -> Page:
    """A page of issues."""
    told = tasks.issues(settings, after=after, limit=limit).to_json()
    return [f"{row['raw']} {row['position']} {row['rule']} {row['pointer']}" for row in told["issues"]], told["next"]


def payments(settings: Settings, after: str, limit: int) -> Page:
    """A page of payments."""
    told = tasks.payments(settings, after=after, limit=limit).to_json()
    return [f"{row['file']} {row['position']}" for row in told["payments"]], told["next"]


def reviews(settings: Settings, after: str, limit: int) -> Page:
    """A page of reviews."""
    told = tasks.reviews(settings, after=after, limit=limit).to_json()
    return [row["by"] for row in told["reviews"]], told["next"]


def updates(settings: Settings, after: str, limit: int) -> Page:
    """A page of what came in."""
    told = tasks.updates(settings, after=after, limit=limit).to_json()
    return [f"{row['raw']} {row['position']}" for row in told["updates"]], told["next"]


KINDS: dict[str, tuple[Callable[..., None], Callable[..., Page]]] = {
    "issues": (load_releases, issues),
    "payments": (load_payments, payments),
    "reviews": (add_review, reviews),
    "updates": (load_releases, updates),
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=6)
@given(limit=st.integers(1, 4), begin=st.integers(1, 3), loads=st.sets(st.integers(0, 5), max_size=3))
def test_what_was_there_comes_exactly_once(kind: str, limit: int, begin: int, loads: set[int]):
    """Whatever is loaded between two pages; and what came meanwhile comes once at most."""
    load, page = KINDS[kind]
    with TemporaryDirectory() as folder:
        own = Settings(Path(folder, "r"))
        Register.open(own.register, create=True).close()
        for number in range(begin):
            load(own, number)
        there, end = page(own, "", 10_000)
        assert end is None
        seen: list[str] = []
        after: str | None = ""
        pages = 0
        while after is not None:
            rows, after = page(own, after, limit)
            assert len(rows) <= limit
            seen += rows
            if pages in loads:
                load(own, 10 + pages)
            pages += 1
        assert len(seen) == len(set(seen))
        assert [row for row in seen if row in there] == there


@pytest.mark.parametrize("task", [tasks.issues, tasks.payments, tasks.reviews, tasks.updates])
@pytest.mark.parametrize("cursor", ["x", "e30", "!", "W10", "a" * 900])
def test_a_cursor_that_is_none_is_refused(sample: Path, task: Any, cursor: str):
    """With what to do about it."""
    with pytest.raises(UsageError) as refused:
        task(Settings(sample), after=cursor)
    assert "Begin without one" in refused.value.remedy
