"""Parties of a register: derived, so thrown away and made again, in any order, with the same answer."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from registers import NOW, register_of, release, write_lines

from onrecord.errors import RegisterError
from onrecord.register import Register
from onrecord.register.lock import writing
from onrecord.register.parties import PartyProfile


def notice(number: int, supplier: dict[str, Any], buyer: str = "Otterholme Borough Council") -> dict[str, Any]:
    """An award by one buyer to one supplier."""
    return release(
        f"ocds-213czf-{number}",
        id=f"{number}-1",
        tag=["award"],
        buyer={"name": buyer},
        parties=[{"id": "B", "name": buyer, "roles": ["buyer"]}, {"id": "S", "roles": ["supplier"], **supplier}],
        awards=[
            {
                "id": "A",
                "status": "active",
                "date": "2024-03-01T00:00:00Z",
                "value": {"amount": number * 100, "currency": "GBP"},
                "suppliers": [{"id": "S", "name": supplier["name"]}],
            }
        ],
    )


NUMBERED = {"name": "Ferrow Stonework Ltd", "identifier": {"scheme": "GB-COH", "id": "5280446"}}
NOTICES = [
    notice(1, NUMBERED),
    notice(2, {"name": "FERROW STONEWORK LIMITED", "address": {"postalCode": "SW1A 1AA"}}),
    notice(3, {"name": "Ferrow Stonework LLP"}, "OTTERHOLME BC"),
    notice(4, {"name": "John Ferrow", "address": {"postalCode": "SW1A 1AA"}}),
    notice(5, {"name": "John Ferrow", "address": {"postalCode": "M1 1AE"}}, "Saltmouth Harbour Authority"),
    notice(6, {"name": "NOT AWARDED TO SUPPLIER"}),
    notice(7, {"name": "n/a", "identifier": {"scheme": "GB-COH", "id": "00000000"}}),
]


def profiles(register: Register) -> dict[str, PartyProfile]:
    """Every profile by id, after a joining."""
    register.join_parties()
    ids = {one.party for one in register.parties.mentions()}
    return {id: profile for id in ids if (profile := register.parties.profile(id)) is not None}


def test_who_is_one_and_who_is_not(tmp_path: Path):
    """A firm with and without its number, a council in full and in short; no firm of another kind, no namesake."""
    found = profiles(register_of(tmp_path / "r", write_lines(tmp_path / "n.jsonl", *NOTICES)))
    spelt = sorted(sorted(one.name for one in profile.names) for profile in found.values())
    assert spelt == [
        ["FERROW STONEWORK LIMITED", "Ferrow Stonework Ltd"],
        ["Ferrow Stonework LLP"],
        ["John Ferrow"],
        ["John Ferrow"],
        ["OTTERHOLME BC", "Otterholme Borough Council"],
        ["Saltmouth Harbour Authority"],
    ]


def test_sums_are_added_with_their_own_kind(tmp_path: Path):
    """The firm's two awards in one row; placeholders for suppliers have no profile."""
    found = profiles(register_of(tmp_path / "r", write_lines(tmp_path / "n.jsonl", *NOTICES)))
    side = found["GB-COH-05280446"].supplier
    assert side is not None
    assert [(row.year, row.kind, int(row.amount), row.sums) for row in side.money] == [(2024, "award", 300, 2)]
    assert (side.late_median, side.awards, side.partners_in_all) == (14, 2, 1)


def test_any_order_of_loading_makes_the_same_profiles(tmp_path: Path):
    """In one load or in seven."""
    whole = register_of(tmp_path / "whole", write_lines(tmp_path / "n.jsonl", *NOTICES))
    files = [write_lines(tmp_path / f"{n}.jsonl", one) for n, one in enumerate(reversed(NOTICES))]
    single = register_of(tmp_path / "single")
    for file in files:
        single.load([file], now=NOW)
    assert profiles(whole) == profiles(single)


def test_what_is_thrown_away_comes_out_the_same(tmp_path: Path):
    """The joining without the register's other parts, and all of it after a rebuild."""
    register = register_of(tmp_path / "r", write_lines(tmp_path / "n.jsonl", *NOTICES))
    before = profiles(register)
    shutil.rmtree(tmp_path / "r" / "joined")
    assert not register.parties.current
    assert profiles(register) == before
    register.rebuild()
    assert profiles(register) == before


def test_a_load_makes_a_joining_stale_and_readers_keep_it(tmp_path: Path):
    """Until the next one."""
    register = register_of(tmp_path / "r", write_lines(tmp_path / "n.jsonl", *NOTICES[:2]))
    register.join_parties()
    assert register.parties.current
    register.load([write_lines(tmp_path / "m.jsonl", *NOTICES[2:])], now=NOW)
    assert not register.parties.current
    assert register.parties.find("Ferrow Stonework").total == 1
    register.join_parties()
    assert register.parties.find("Ferrow Stonework").total == 2


def test_an_empty_register_has_no_parties(tmp_path: Path):
    """And says so without a fuss."""
    register = register_of(tmp_path / "r")
    assert register.join_parties().parties == 0
    assert register.parties.find("anybody").total == 0


def test_two_do_not_join_at_once(tmp_path: Path):
    """The second is told who does; a load is not in its way."""
    register = register_of(tmp_path / "r", write_lines(tmp_path / "n.jsonl", *NOTICES[:1]))
    register.join_parties()
    with writing(tmp_path / "r" / "joined" / "LOCK", "joining parties"), pytest.raises(RegisterError, match="joining"):
        register.join_parties()
    with writing(tmp_path / "r" / "LOCK", "loading"):
        register.join_parties()
