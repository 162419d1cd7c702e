"""Where we differ from the reference implementation on purpose: docs/decisions/0002-merge-orders-by-instant.md."""

from __future__ import annotations

from typing import Any

from onrecord.ocds import compile_record, compile_releases, read_releases, version_record, version_releases
from onrecord.ocds.model import Record, order_releases


def release(date: str | None, **fields: Any) -> dict[str, Any]:
    return {"ocid": "ocds-213czf-1", "id": f"r-{date}", "tag": ["tender"], **({"date": date} if date else {}), **fields}


def test_instants_order_not_spellings() -> None:
    """23:30 in Warsaw comes before 22:15 in Greenwich, though its spelling sorts after."""
    warsaw = release("2024-03-01T23:30:00+02:00", tender={"title": "first"})
    greenwich = release("2024-03-01T22:15:00Z", tender={"title": "second"})
    compiled = compile_releases([greenwich, warsaw])
    assert compiled["tender"]["title"] == "second"
    assert compiled["date"] == "2024-03-01T22:15:00Z"


def test_one_instant_keeps_the_order_given() -> None:
    """Two spellings of one instant are one instant."""
    plain = release("2024-03-01T00:00:00Z", language="en")
    milliseconds = release("2024-03-01T00:00:00.000Z", language="cy")
    assert compile_releases([plain, milliseconds])["language"] == "cy"
    assert compile_releases([milliseconds, plain])["language"] == "en"


def test_undated_releases_come_first() -> None:
    """A release without a date that can be read is merged, before all others; the reference stops with an error."""
    compiled = compile_releases(
        [release("2024-03-01T00:00:00Z", language="cy"), release(None, language="en", buyer={"id": "B"})]
    )
    assert (compiled["language"], compiled["buyer"]["id"]) == ("cy", "B")
    assert "date" not in compile_releases([release(None)])
    assert compile_releases([release("15/12/2015"), release(None, language="en")])["language"] == "en"


def test_null_removes_an_object() -> None:
    """The routine says that null removes a field; the reference leaves an object standing."""
    old = release("2024-03-01T00:00:00Z", tender={"id": "T", "value": {"amount": 5}})
    new = release("2024-03-02T00:00:00Z", tender={"value": None})
    assert compile_releases([old, new])["tender"] == {"id": "T"}
    amounts = version_releases([old, new])["tender"]["value"]["amount"]
    assert [each["value"] for each in amounts] == [5, None]


def test_the_newest_type_wins() -> None:
    """A field that turns from text into object is an object; the reference stops with an error."""
    old = release("2024-03-01T00:00:00Z", buyer="Sandport Council")
    new = release("2024-03-02T00:00:00Z", buyer={"id": "B"})
    assert compile_releases([old, new])["buyer"] == {"id": "B"}
    assert compile_releases([{**new, "date": "2024-02-28T00:00:00Z"}, old])["buyer"] == "Sandport Council"


def test_an_id_of_null_is_no_id() -> None:
    """Two suppliers whose ids are null are two suppliers; the reference makes one of them."""
    suppliers = [{"id": None, "name": "S1"}, {"id": None, "name": "S2"}]
    compiled = compile_releases([release("2024-03-01T00:00:00Z", awards=[{"id": "A", "suppliers": suppliers}])])
    assert [each["name"] for each in compiled["awards"][0]["suppliers"]] == ["S1", "S2"]


def test_an_integer_id_and_its_text_are_one() -> None:
    """A publisher who writes 1 today and "1" tomorrow means one award; its first spelling stays."""
    old = release("2024-03-01T00:00:00Z", awards=[{"id": 1, "title": "x"}])
    new = release("2024-03-02T00:00:00Z", awards=[{"id": "1", "status": "active"}])
    assert compile_releases([old, new])["awards"] == [{"id": 1, "title": "x", "status": "active"}]


def test_no_releases_no_compiled_release() -> None:
    """Nothing in, nothing out."""
    assert compile_releases([]) == version_releases([]) == {}


def test_a_record_is_merged_in_its_own_order() -> None:
    """The helpers for a `Record` give what merging its bodies gives."""
    lines = b'{"ocid":"o","id":"2","date":"2024-03-02","language":"cy"}\n{"ocid":"o","id":"1","language":"en"}\n'
    releases = read_releases(lines, file="a.jsonl", raw_hash="").releases
    record = Record("o", order_releases(releases))
    assert compile_record(record)["language"] == "cy"
    assert [each["value"] for each in version_record(record)["language"]] == ["en", "cy"]
