"""Every real record of the United Kingdom is read whole, and every pointer leads to what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fakes import uk_records

from onrecord.ocds import Record, resolve
from onrecord.reading import RecordReading, read_record


@pytest.fixture(scope="module")
def readings(shared_data: Path) -> list[tuple[Record, RecordReading]]:
    """All records of the development data, read with their prose."""
    found = [(record, read_record(record)) for record in uk_records(shared_data).values()]
    assert len(found) > 500
    return [(record, reading) for record, reading in found if reading is not None]


def stands(document: Mapping[str, Any], pointer: str) -> object:
    """What stands at a pointer, or None."""
    try:
        return resolve(document, pointer)
    except LookupError:
        return None


def values(reading: RecordReading) -> Iterator[tuple[str, str, object, bool]]:
    """Pointer, release id, value as published, and whether it is superseded, of all that was read from fields."""
    for figure in reading.figures:
        if not figure.words or figure.pointer.endswith(("amount", "amountGross")):
            yield figure.pointer, figure.release_id, figure.amount, figure.superseded
    for fact in reading.dates:
        if fact.pointer.rpartition("/")[2].lower().endswith(("date", "datepublished", "datesigned")):
            yield fact.pointer, fact.release_id, fact.value, fact.superseded
    for name in reading.names:
        yield name.pointer, name.release_id, name.name, False
    for passage in reading.passages:
        yield passage.pointer, passage.release_id, passage.raw, passage.superseded


def same(published: object, read: object) -> bool:
    """Whether what stands there is what was read: numbers as numbers, texts without their outer white space."""
    if isinstance(read, Decimal):
        return Decimal(str(published).strip().replace(",", "")) == read
    return str(published).strip().startswith(str(read).strip())


def test_the_quick_mode_reads_them_too(readings: list[tuple[Record, RecordReading]]) -> None:
    """And finds the same fields."""
    for record, reading in readings:
        quick = read_record(record, prose=False)
        assert quick is not None
        assert set(quick.figures) <= set(reading.figures)
        assert set(quick.dates) <= set(reading.dates)


def test_every_pointer_leads_somewhere(readings: list[tuple[Record, RecordReading]]) -> None:
    """In the compiled release; what is superseded, in it or in the release named."""
    for record, reading in readings:
        bodies = [(r.id, r.body) for r in record.releases]
        parts = (reading.figures, reading.dates, reading.terms, reading.names, reading.passages, reading.facts)
        for thing in [thing for part in parts for thing in part]:
            places = [body for release_id, body in bodies if release_id == thing.release_id]
            assert places, (record.ocid, thing.pointer)
            if not getattr(thing, "superseded", False) and thing.pointer != "/date":
                places = [reading.compiled]
            found = [stands(document, thing.pointer) for document in (*places, reading.compiled)]
            assert any(value is not None for value in found), (record.ocid, thing.pointer)


def test_every_value_of_now_is_what_stands_there(readings: list[tuple[Record, RecordReading]]) -> None:
    """Amounts, dates, names and texts are the publisher's own."""
    for record, reading in readings:
        for pointer, release_id, value, superseded in values(reading):
            if not superseded and pointer != "/date":
                assert same(stands(reading.compiled, pointer), value), (record.ocid, release_id, pointer)
