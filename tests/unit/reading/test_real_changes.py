"""Changes of the real records that ../shared/data/README.md lists under "What a register must survive"."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import make_records, read_lines, uk_records

from onrecord.ocds import Record
from onrecord.reading.changes import ChangeKind, find_changes
from onrecord.reading.kin import read_kin
from onrecord.reading.kinship import KinKind, find_kinship
from onrecord.report.change_words import change_words
from onrecord.report.contacts import without_contacts


@pytest.fixture(name="uk", scope="module")
def uk_fixture(shared_data: Path) -> dict[str, Record]:
    """The UK records, by ocid."""
    return uk_records(shared_data)


def told(uk: dict[str, Record], part: str) -> list[str]:
    """The sentences of the record whose ocid holds `part`."""
    (record,) = (record for ocid, record in uk.items() if f"-{part}-" in ocid)
    return [change_words(change) for change in find_changes(record)]


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("09a309a3", "award value: £10,932,000 → £109,320, six minutes later (a hundredth of it)"),
        (
            "e0d4b2ec",
            "award value: £18,848,731 → £188,487, six minutes later (a hundredth of it; under another award id)",
        ),
        ("9acd68ad", "award value: £1,350 → £4,050, 14 minutes later"),
        ("9acd68ad", "advertised value: £1,350 → £4,050, 14 minutes later"),
        (
            "abff81c6",
            "closing date, in the notice’s words only: 24 January 2025, 12:00 → 28 January 2025;"
            " the field still says 24 January 2025, 12:00",
        ),
        ("0cb08240", "status: active → complete, four minutes later"),
    ],
)
def test_what_the_real_records_changed_is_said(uk: dict[str, Record], part: str, sentence: str):
    """Hundredfold corrections, a second award id, a correction in words only, an award minutes after closing."""
    assert sentence in told(uk, part)


def test_one_award_published_twice_is_said_to_count_twice(uk: dict[str, Record]):
    """The same sum, supplier and days eighteen minutes apart, under two award ids."""
    assert any("again under another id: £52,500,000" in sentence for sentence in told(uk, "d27e67d3"))


def test_changes_of_real_records_are_few_and_of_the_kinds_that_were_counted(uk: dict[str, Record]):
    """No closing date moves in any field; nothing else is told of two releases that differ in nothing."""
    found = [change for record in uk.values() for change in find_changes(record)]
    deadlines = [change for change in found if change.kind is ChangeKind.DEADLINE]
    assert deadlines
    assert all(change.in_words for change in deadlines)
    assert not [change for change in found if change.silent]
    assert len({change.release.ocid for change in found}) < len(uk) / 20


@pytest.mark.parametrize("name", ["moldova-portal-snapshots", "mexico-cdmx-drafts", "paraguay", "ukraine", "taiwan"])
def test_any_publisher_is_told_in_sentences_without_contacts(shared_data: Path, name: str):
    """Every change has one line, a pointer, and no way to reach anybody."""
    records = make_records(
        body | {"ocid": str(body.get("ocid") or "none")}
        for body in read_lines(shared_data / "world" / f"{name}.jsonl.gz")
    )
    found = [change for record in records.values() for change in find_changes(record)]
    assert found
    for change in found:
        words = change_words(change)
        assert words == " ".join(words.split()) == without_contacts(words)
        assert change.pointer.startswith("/")


def test_few_real_records_are_one_purchase(uk: dict[str, Record]):
    """Held against every other of its buyer, none is joined by likeness but for attempts that came to nothing."""
    kins = [read_kin(record) for record in uk.values()]
    pairs = [
        (one, other)
        for number, one in enumerate(kins)
        for other in kins[number + 1 :]
        if one.words and one.words == other.words
    ]
    joined = [reason.kind for one, other in pairs for reason in find_kinship(one, other)]
    assert len(pairs) > len(joined)
    assert set(joined) <= {KinKind.RETENDER, KinKind.AWARD, KinKind.PLANNING, KinKind.COPY, KinKind.REFERENCE}
