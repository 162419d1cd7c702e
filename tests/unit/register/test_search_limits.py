"""What a search can be limited to: phrases, parties, places, stages, what is open; alone and together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from registers import NOW, release, write_package

from onrecord.reading import read_record
from onrecord.register import Question, Register
from onrecord.register.places import place_words

PARTIES = [
    {"id": "C", "name": "Kent County Council", "roles": ["buyer"], "address": {"locality": "Maidstone"}},
    {"id": "R", "name": "High Court", "roles": ["reviewBody"], "address": {"locality": "London", "region": "UKI"}},
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Five processes: one open, one closed, one awarded, one cancelled, one whose closing date is in doubt."""
    folder = tmp_path_factory.mktemp("limits")

    def process(number: int, title: str, closing: str, **more: Any) -> dict[str, Any]:
        tender = {"id": "T", "title": title, "status": "active", "tenderPeriod": {"endDate": closing}} | more.pop(
            "tender", {}
        )
        return release(f"ocds-213czf-{number}", tender=tender, **more)

    item = {"id": "1", "deliveryAddresses": [{"region": "UKD45"}, {"locality": "Saltmouth"}]}
    award = {
        "id": "A",
        "status": "active",
        "suppliers": [{"id": "S", "name": "Fenner & Lyle LLP"}],
        "date": "2024-05-01",
    }
    write_package(
        folder / "a.json",
        process(1, "Repair of the sea wall", "2024-06-01T12:00:00Z", tender={"items": [item]}),
        process(2, "A wall by the sea", "2024-03-20T12:00:00Z"),
        process(3, "School meals", "2024-04-01", tag=["award"], awards=[award]),
        process(4, "School buses", "2024-06-01", tender={"status": "cancelled"}),
        process(5, "Upkeep of roofs", "2027-03-31", buyer={"id": "C", "name": "Kent County Council"}, parties=PARTIES),
    )
    found = Register.open(folder / "r", create=True)
    found.load([folder / "a.json"], now=NOW)
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "sea wall"}, [1, 2]),
        ({"words": '"sea wall"'}, [1]),
        ({"words": "“sea wall” repair"}, [1]),
        ({"words": '"wall sea"'}, []),
        ({"supplier": "fenner lyle"}, [3]),
        ({"supplier": "Fenner and Lyle"}, [3]),
        ({"supplier": "Aldermere"}, []),
        ({"place": "UKD"}, [1]),
        ({"place": "UKD45"}, [1]),
        ({"place": "UKD47"}, []),
        ({"place": "saltmouth"}, [1]),
        ({"place": "maidstone"}, [5]),  # the buyer's town
        ({"place": "Kent"}, [5]),  # the council's name
        ({"place": "UKJ4"}, [5]),  # and its region
        ({"place": "London"}, []),  # where a court sits is nowhere of the purchase
        ({"place": "Greater Manchester"}, []),
        ({"place": "North West"}, [1]),  # UKD, which is its code
        ({"place": "Lancashire"}, [1]),  # UKD4
        ({"place": "Lancashire UKD4"}, []),
        ({"stage": "awarded"}, [3]),
        ({"stage": "cancelled"}, [4]),
        ({"stage": "advertised"}, [1, 2, 5]),
        ({"status": "Active"}, [1, 2, 5]),
        ({"open_on": date(2024, 4, 1)}, [1]),
        ({"open_on": date(2024, 3, 20)}, [1, 2]),
        ({"open_on": date(2024, 4, 1), "doubtful": True}, [1, 5]),
        ({"open_on": date(2024, 4, 1), "place": "UKD", "words": "wall"}, [1]),
    ],
    ids=str,
)
def test_every_limit_holds(register: Register, asked: dict[str, Any], found: list[int]):
    """In a search and for an export alike."""
    expected = {f"ocds-213czf-{number}" for number in found}
    assert {row.ocid for row in register.search(**asked).rows if register.search(**asked).complete} == expected
    assert set(register.matching(Question(**asked))) == expected


@pytest.mark.parametrize(
    ("place", "said_by"),
    [
        ("UKD45", ["delivery"]),
        ("Lancashire", ["delivery"]),
        ("Maidstone", ["buyer's address"]),
        ("kent", ["buyer's name"]),
    ],
)
def test_a_row_says_what_puts_it_in_the_place(register: Register, place: str, said_by: list[str]):
    """A delivery address, or where the buyer is, or after what it is called."""
    assert [list(row.place_said_by) for row in register.search(place=place).rows] == [said_by]
    assert all(row.place_said_by == () for row in register.search().rows)


def test_a_row_says_why_its_closing_date_is_in_doubt(register: Register):
    """And says nothing against others."""
    assert {
        row.closing: row.closing_doubt for row in register.search("roofs").rows + register.search("meals").rows
    } == {
        "2027-03-31": "more than a year after the notice",
        "2024-04-01": "",
    }


def test_what_changed_last_comes_first(register: Register):
    """And no more than were asked for."""
    assert len(register.newest(Question(), 2)) == 2
    assert set(register.newest(Question("wall"), 9)) == {"ocds-213czf-1", "ocds-213czf-2"}


def test_a_region_holds_what_is_inside_it_and_a_town_is_only_its_words():
    """Codes have beginnings; names do not."""
    assert place_words("UKD4") == ("uk", "ukd", "ukd4")
    assert place_words("Bath") == ("bath",)


def test_the_stage_of_a_list_line_is_the_stage_of_the_record(tmp_path: Path, shared_data: Path):
    """On every real notice: what `show` says is what `search --stage` finds."""
    files = sorted(shared_data.glob("uk-contracts-finder-2022*.jsonl.gz"))
    found = Register.open(tmp_path / "r", create=True)
    found.load(files, now=NOW)
    stages = {
        stage: set(found.matching(Question(stage=stage))) for stage in ("planned", "advertised", "awarded", "cancelled")
    }
    for record in found.records():
        reading = read_record(record, None)
        assert reading is not None
        assert [stage for stage, ocids in stages.items() if record.ocid in ocids] == [reading.stage] * (
            reading.stage in stages
        )
