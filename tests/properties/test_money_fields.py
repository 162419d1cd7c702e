"""Money is read from a few fields of a release: decoding and merging those alone gives the same rows."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from fakes import make_records
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds import Record, Release, compile_record
from onrecord.reading.money import money_rows
from onrecord.reading.money.fields import MONEY_FIELDS, Part, trimmed
from onrecord.register.money_release import money_body
from onrecord.register.rows import load

SAMPLE = resources.files("onrecord") / "sample" / "register"

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**25),
    st.sampled_from(["", "GBP", "Naira", "framework", "x", "2031-02-03", "12,500", "1e9999"]),
    st.just({"amount": 5, "currency": "GBP"}),
    st.just([{"id": "1", "name": "Fellgate Ltd"}]),
)


def objects(part: Part) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with some of these fields, some of other kinds than the standard has, and a field that nobody reads."""
    fields = {name: values(below) for name, below in part.items()}
    return st.fixed_dictionaries({}, optional={**fields, "documents": st.just([{"id": "d"}])})


def values(part: Part) -> st.SearchStrategy[Any]:
    if not part:
        return LEAVES
    return st.one_of(objects(part), st.lists(st.one_of(objects(part), st.none()), max_size=2), LEAVES)


@given(objects(MONEY_FIELDS))
def test_decoding_a_few_fields_is_decoding_all_and_keeping_a_few(body: dict[str, Any]) -> None:
    """Whatever stands in them."""
    content = json.dumps(body).encode()
    assert money_body(content) == trimmed(load(content))


def sample_records() -> list[Record]:
    """The records of the project's own sample."""
    bodies = []
    for path in SAMPLE.iterdir():
        if path.name.endswith(".json") and "releases" in (package := json.loads(path.read_text("utf-8"))):
            bodies += package["releases"]
    return list(make_records(bodies).values())


@pytest.mark.parametrize("record", sample_records(), ids=lambda record: record.ocid)
def test_the_rows_of_a_record_do_not_need_its_other_fields(record: Record) -> None:
    """The merge looks at each field by itself."""
    few = Record(record.ocid, tuple(_few(release) for release in record.releases))
    assert money_rows(few, compile_record(few)) == money_rows(record, compile_record(record))


def _few(release: Release) -> Release:
    return replace(release, body=trimmed(release.body))
