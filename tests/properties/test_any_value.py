"""Bad data is an issue, never an exception: whatever a publisher writes into any field, everything still reads it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds import Record, compile_record, find_issues, read_releases
from onrecord.reading import read_record
from onrecord.reading.money import money_rows
from onrecord.register.glean import glean
from onrecord.register.summary import summarise

Path = tuple[str | int, ...]

ODD: list[Any] = [
    *(None, True, 0, -1, 10**30, 1.5, "", "x", "1" * 400, "\ud800", "a\x00b", "\u202e"),
    *([], {}, [None], [1, "x"], [["x"]], {"a": 1}, {"id": ["x"]}, [{"id": None}], {"amount": 5, "currency": ["GBP"]}),
    *("2024-13-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "٢٠٢٤-١١-٢٠", {"startDate": 5, "endDate": []}),
]


def _sound() -> dict[str, Any]:
    sample = resources.files("onrecord") / "sample" / "register" / "westmarch.json"
    releases = json.loads(sample.read_text("utf-8"))["releases"]
    return next(body for body in releases if body.get("awards") and body.get("parties"))


def _places(node: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inside:
        yield from _places(value, (*path, step))


def _with(path: Path, value: Any) -> dict[str, Any]:
    body: Any = copy.deepcopy(SOUND)
    inside = body
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return body


SOUND = _sound()
PLACES = sorted(_places(SOUND), key=str)


def _read_by_everything(body: dict[str, Any]) -> int:
    """How many readings came of it: none where the release cannot be told to be one."""
    readings = 0
    for release in read_releases(json.dumps(body).encode(), file="a.json", raw_hash="").releases:
        record = Record(release.ocid, (release,))
        compiled = compile_record(record)
        assert all(issue.rule and issue.found and issue.expected for issue in find_issues(release, "a.json"))
        assert summarise(record, compiled, "").ocid == release.ocid
        assert all(pointer.startswith("/") for pointer, _ in glean(compiled).texts)
        assert all(row["pointer"].startswith("/") for row in money_rows(record, compiled))
        readings += read_record(record) is not None
    return readings


@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_any_value_in_any_field_is_read(path: Path, value: Any) -> None:
    assert _read_by_everything(_with(path, value)) <= 1


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tender", "value", "currency"), ["GBP"]),
        (("tender", "status"), {"name": "active"}),
        (("awards", 0, "status"), {"id": [1]}),
        (("awards", 0, "id"), []),
        (("awards", 0, "date"), {"year": 2024}),
        (("tender", "tenderPeriod", "endDate"), "0001-01-01T00:00:00Z"),
        (("tender", "value", "amount"), 10**4299),
        (("date",), "0001-01-01T00:00:00Z"),
        (("date",), "٢٠٢٤-١١-٢٠"),
    ],
)
def test_a_value_of_another_kind_costs_no_more_than_itself(path: Path, value: Any) -> None:
    assert _read_by_everything(_with(path, value)) == 1


def test_a_number_written_for_no_limit_is_no_sum() -> None:
    [release] = read_releases(
        json.dumps(_with(("tender", "value", "amount"), 10**300)).encode(), file="a.json", raw_hash=""
    ).releases
    reading = read_record(Record(release.ocid, (release,)))
    assert reading is not None
    assert [figure.amount for figure in reading.figures if figure.pointer.startswith("/tender/value")] == []
