"""Money in the real records: the cases of the shared data's README, and what holds for every record."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from fakes import make_records, uk_records

from onrecord.ocds import Record, compile_record, resolve
from onrecord.reading.money import Extent, money_rows, read_sums
from onrecord.reading.money.amounts import read_amount

Told = list[tuple[str, Decimal, list[str]]]


@pytest.fixture(scope="module", name="records")
def _records(shared_data: Path) -> Mapping[str, Record]:
    return uk_records(shared_data)


def told(records: Mapping[str, Record], part: str) -> Told:
    """Kind, amount and doubts of all sums of the one record whose ocid has `part`."""
    (record,) = (record for ocid, record in records.items() if part in ocid)
    return [
        (s.kind.value, s.amount, [doubt.value for doubt in s.doubts]) for s in read_sums(record, compile_record(record))
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        # Put right six minutes later, under the same award id.
        ("09a309a3", ("called off", Decimal(10932000), ["hundredfold-correction"])),
        # Put right six minutes later, as a second award; pence were lost on the way.
        ("e0d4b2ec", ("award", Decimal(18848731), ["hundredfold-correction"])),
        ("e0d4b2ec", ("amended", Decimal(188487), [])),
        # The same award twice, eighteen minutes apart.
        ("d27e67d3", ("award", Decimal(52500000), ["duplicate-award"])),
        ("d27e67d3", ("award", Decimal(52500000), [])),
        # A penny, and the award that shows it.
        ("323dc84e", ("estimate", Decimal("0.01"), ["token"])),
        ("323dc84e", ("award", Decimal(1425280), [])),
        ("2c0ffef8", ("ceiling", Decimal(150000000), ["range-says-nothing"])),
        ("2c0ffef8", ("floor", Decimal(1), ["token", "range-says-nothing"])),
        # Three times as much for three projects: no correction of a slip.
        ("9acd68ad", ("called off", Decimal(1350), [])),
    ],
)
def test_known_slips_are_doubted(
    records: Mapping[str, Record], part: str, expected: tuple[str, Decimal, list[str]]
) -> None:
    """And what put them right is not."""
    assert expected in told(records, part)


def test_every_sum_stands_where_it_says(records: Mapping[str, Record]) -> None:
    """In the compiled release, or in the earlier release that is named; no two rows of a record are of one place."""
    count = 0
    for record in records.values():
        compiled = compile_record(record)
        found = read_sums(record, compiled)
        ids = {release.id for release in record.releases}
        assert {s.release_id for s in found} <= ids
        current = [s for s in found if not s.superseded]
        assert all(read_amount(resolve(compiled, s.pointer)) == s.amount for s in current)
        assert len({s.pointer for s in current}) == len(current)
        count += len(found)
    assert count > 500


def test_no_process_has_a_whole_and_lots_of_it_in_one_total(records: Mapping[str, Record]) -> None:
    """Lots are added only where nobody gives the whole."""
    for record in records.values():
        advertised = [
            row for row in money_rows(record, compile_record(record)) if row["pointer"].startswith("/tender/")
        ]
        for kinds in (("estimate", "ceiling"), ("floor",)):
            extents = {row["extent"] for row in advertised if row["kind"] in kinds}
            assert not {Extent.WHOLE.value, Extent.LOT.value} <= extents


def test_the_world_is_read(shared_data: Path) -> None:
    """Spelled currencies, payments, negative sums, amounts as texts: each file gives rows that a table can hold."""
    decoder = msgspec.json.Decoder(float_hook=Decimal)
    seen: set[str] = set()
    for path in sorted((shared_data / "world").glob("*.jsonl.gz")):
        if "records" in path.name:
            continue
        with gzip.open(path) as lines:
            bodies = [body for line in lines if isinstance(body := decoder.decode(line), dict) and body.get("ocid")]
        for record in make_records(bodies).values():
            for row in money_rows(record, compile_record(record)):
                assert abs(row["amount"]) < 10**20
                assert row["amount"].as_tuple().exponent == -4
                seen |= {row["kind"], *row["doubts"]}
    assert {"paid", "contract", "budget", "negative", "currency-spelled", "currency-missing", "amended"} <= seen
