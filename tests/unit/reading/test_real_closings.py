"""Closing dates of the real notices: the hours that publishers mean, and which are to be doubted."""

from __future__ import annotations

import re
from collections import Counter
from datetime import time
from pathlib import Path

import pytest
from fakes import make_records, read_lines

from onrecord.reading import DatedFact, Moment, RecordReading, read_record
from onrecord.reading.closings import CONTRACT_PERIOD


def readings(shared_data: Path, name: str) -> list[RecordReading]:
    """The records of one file."""
    records = make_records(read_lines(shared_data / f"{name}.jsonl.gz")).values()
    return [found for record in records if (found := read_record(record, prose=False))]


def closings(found: RecordReading) -> list[DatedFact]:
    """Closing dates that hold."""
    return [fact for fact in found.dates if fact.moment is Moment.DEADLINE and not fact.superseded]


@pytest.mark.parametrize(("name", "at_noon"), [("uk-public-contracts-scotland", 57), ("uk-sell2wales", 45)])
def test_tenders_in_scotland_and_wales_close_at_noon(shared_data: Path, name: str, at_noon: int) -> None:
    """In summer as in winter: one o'clock is rare."""
    clocks = Counter(fact.days.time for found in readings(shared_data, name) for fact in closings(found))
    assert clocks[time(12)] == at_noon
    assert clocks[time(13)] <= 3


def test_what_scottish_notices_print_is_what_their_fields_mean(shared_data: Path) -> None:
    """Two say in words when they close; their fields are of summer."""
    printed = re.compile(r"deadline for actual submission of\s*(?:rn)?\s*tender is 12:00 noon on (\d+) May 2019", re.S)
    agreeing = 0
    for found in readings(shared_data, "uk-public-contracts-scotland"):
        said = next((m for passage in found.passages if (m := printed.search(passage.text))), None)
        if said:
            (fact,) = closings(found)
            assert (fact.days.first.day, fact.days.time, fact.shifted) == (int(said[1]), time(12), True)
            agreeing += 1
    assert agreeing == 2


def test_every_closing_date_of_the_first_notices_is_in_doubt(shared_data: Path) -> None:
    """They give the contract's own period."""
    found = readings(shared_data, "uk-contracts-finder-2014-2015-ocds10")
    assert {fact.doubt for reading in found for fact in closings(reading)} == {CONTRACT_PERIOD}
    assert len(found) > 100


@pytest.mark.parametrize(
    "name", ["uk-contracts-finder-2022-2025", "uk-public-contracts-scotland", "uk-sell2wales", "uk-find-a-tender"]
)
def test_no_other_closing_date_is_in_doubt(shared_data: Path, name: str) -> None:
    """Not even that of a dynamic purchasing system, four years on."""
    assert [fact for found in readings(shared_data, name) for fact in closings(found) if fact.doubt] == []
