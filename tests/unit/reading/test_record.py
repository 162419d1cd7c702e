"""One record read as of an instant: whole, bounded, and without a look ahead."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import award, instant, pounds, reading, record, release, tender

from onrecord.reading import RecordReading, SumKind, read_record

HISTORY = [
    release("r1", "2031-02-03T09:00:00Z", tender=tender(value=pounds(84600), description="Bids by 14 March 2031.")),
    release("r2", "2031-02-10T09:00:00Z", "tenderUpdate", tender=tender(value=pounds(96400))),
    release("r3", "2031-02-17T09:00:00Z", "award", awards=[award(79950, date="2031-02-16T00:00:00Z")]),
]
UNDATED = release("r0", None, tender=tender(value=pounds(5)))


def said_by(found: RecordReading) -> set[str]:
    """The ids of the releases that anything in a reading is taken from."""
    parts = (found.figures, found.dates, found.terms, found.names, found.passages, found.facts)
    return {thing.release_id for part in parts for thing in part}


@given(st.integers(min_value=0, max_value=30 * 24), st.integers(min_value=0, max_value=30 * 24))
def test_no_reading_knows_a_later_release(hours: int, more: int) -> None:
    """Nothing in it comes from a release dated after the instant; a later instant knows what an earlier one did."""
    start = datetime(2031, 1, 25, tzinfo=UTC)
    earlier, later = sorted((hours, more))
    known: set[str] = set()
    for passed in (earlier, later):
        at = instant((start + timedelta(hours=passed)).isoformat())
        found = read_record(record(*HISTORY), at)
        held = {r.id for r in found.record.releases} if found else set()
        assert held == {body["id"] for body in HISTORY if instant(body["date"]).at <= at.at}
        assert (said_by(found) if found else set()) <= held
        assert known <= held
        known = held


@pytest.mark.parametrize(
    ("as_of", "stage", "price"),
    [
        ("2031-02-03T09:00:00Z", "advertised", 84600),  # the very instant counts
        ("2031-02-10", "advertised", 96400),  # a bare day means its end
        ("2031-02-16T23:00:00Z", "advertised", 96400),
        ("2031-02-17T09:00:00Z", "awarded", 79950),
        (None, "awarded", 79950),
    ],
)
def test_the_record_as_it_stood(as_of: str | None, stage: str, price: int) -> None:
    """With the releases dated no later."""
    found = reading(*HISTORY, as_of=as_of)
    newest = [f for f in found.figures if not f.superseded]
    awards = [f for f in newest if f.kind is SumKind.AWARD]
    assert (found.stage, int((awards or newest)[0].amount)) == (stage, price)


def test_before_its_first_release_there_is_no_record() -> None:
    """Nor where no release has a date."""
    assert read_record(record(*HISTORY), instant("2031-02-03T08:59:59Z")) is None
    assert read_record(record(UNDATED), instant("2031-02-03")) is None


def test_undated_releases_count_only_in_the_newest_state() -> None:
    """They cannot be placed in time."""
    assert "r0" not in {r.id for r in reading(UNDATED, *HISTORY, as_of="2031-02-10").record.releases}
    newest = reading(UNDATED, *HISTORY)
    assert "r0" in {r.id for r in newest.record.releases}
    assert newest.first_seen == date(2031, 2, 3)


def test_the_quick_mode_leaves_out_what_only_the_prose_prints() -> None:
    """Its fields, names and passages are the same."""
    whole, quick = read_record(record(*HISTORY)), read_record(record(*HISTORY), prose=False)
    assert whole is not None
    assert quick is not None
    assert [f for f in whole.figures if f.kind is not SumKind.TEXT] == list(quick.figures)
    assert set(quick.dates) < set(whole.dates)
    assert (quick.names, quick.passages, quick.facts) == (whole.names, whole.passages, whole.facts)
    assert quick.terms == ()


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ({"tender": tender()}, "Repair of the Swallow Bridge"),
        ({"title": "A bridge"}, "A bridge"),
        ({"planning": {"project": "Bridges"}}, "Bridges"),
        ({"awards": [award(title="Masonry")]}, "Masonry"),
        ({}, "ocds-213czf-bridge"),
    ],
)
def test_the_title_is_what_there_is(parts: dict[str, object], title: str) -> None:
    """The tender's first, the ocid last."""
    assert reading(release(**parts)).title == title


def test_releases_are_not_modified() -> None:
    """Reading takes values and returns values."""
    before = copy.deepcopy(HISTORY)
    held = record(*HISTORY)
    read_record(held)
    assert json.dumps([r.body for r in held.releases]) == json.dumps(before)


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.just("2031-02-03T09:00:00Z")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "value", "amount", "name", "date", "title", "endDate"]), inner, max_size=3
        ),
    ),
    max_leaves=8,
)
SECTIONS = st.sampled_from(["tender", "awards", "contracts", "buyer", "parties", "planning", "title"])


@given(st.dictionaries(SECTIONS, JUNK, max_size=4), st.booleans())
def test_any_json_can_be_read(parts: dict[str, object], prose: bool) -> None:
    """Whatever a publisher puts where, reading it is no crash."""
    assert read_record(record(release(**parts)), prose=prose) is not None


@pytest.mark.parametrize(
    "piece", ["£1 ", "1 January 2031 ", "Instead of ", "deadline extended ", "rn", "2 years ", "("]
)
def test_a_text_without_an_end_is_read_as_far_as_it_is_one(piece: str) -> None:
    """Sixty thousand code points; what lies behind is a table pasted into a field."""
    found = reading(release(tender=tender(description=piece * (70_000 // len(piece)))))
    assert max(len(p.text) for p in found.passages) <= 60_000
