"""Where a value stands, which release says it, and what stood there before."""

from __future__ import annotations

import pytest
from invented import award, record, release, tender

from onrecord.ocds import compile_releases
from onrecord.reading.places import Places, at, objects, text_of


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("tender", "lots", 0, "id"), "L"),
        (("tender", "lots", 5, "id"), None),
        (("tender", "lots", "id"), None),
        (("title", 0), None),
        (("title", "id"), None),
        (("nothing", "at", "all"), None),
        ((), {"tender": {"lots": [{"id": "L"}, 5, None]}, "title": "T"}),
    ],
)
def test_what_stands_at_a_path(keys: tuple[str | int, ...], value: object) -> None:
    """None where a step is missing or of another kind; never an exception, and no letter of a text."""
    assert at({"tender": {"lots": [{"id": "L"}, 5, None]}, "title": "T"}, *keys) == value


def test_objects_of_a_list() -> None:
    """With their own indexes; what is no object is passed over, what is no list is empty."""
    document = {"lots": [{"id": 1}, "x", None, {"id": 2}], "title": "T"}
    assert objects(document, "lots") == [(0, {"id": 1}), (3, {"id": 2})]
    assert objects(document, "title") == objects(document, "none") == []


def test_a_text_is_a_text() -> None:
    """Numbers and nulls are none."""
    assert [text_of(value) for value in ("a", 5, None, ["a"])] == ["a", "", "", ""]


HELD = record(
    release("r1", "2031-02-01T09:00:00Z", tender=tender(title="Old"), awards=[award(1, id="A1")]),
    release("r2", "2031-02-02T09:00:00Z", awards=[award(5, id="A2"), award(2, id="A1")]),
    release("r3", "2031-02-03T09:00:00Z", tender=tender(title="New")),
)
PLACES = Places(HELD, compile_releases([r.body for r in HELD.releases]))


@pytest.mark.parametrize(
    ("pointer", "release_id", "earlier"),
    [
        ("/tender/title", "r3", [("r1", "Old")]),
        ("/tender/status", "r3", []),
        ("/awards/0/value/amount", "r2", [("r1", 1)]),  # listed second in r2: found by its id
        ("/awards/1/value/amount", "r2", []),
        ("/nothing", "r3", []),
    ],
)
def test_which_release_says_it_and_what_stood_before(pointer: str, release_id: str, earlier: list[object]) -> None:
    """The newest that states the value; things in lists are followed by their identifier."""
    assert PLACES.release_id(pointer) == release_id
    assert PLACES.earlier(pointer) == earlier
