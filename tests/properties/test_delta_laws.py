"""Small loads stand beside the buckets; what the register answers does not show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from register_files import BODIES, FEW, as_package, written
from registers import NOW, answers, files_of, register_of, release, write_package

from onrecord.register import Register, deltas
from onrecord.register.layout import TABLES
from onrecord.register.manifest import Bucket, Delta, Hidden, Manifest

TITLES = ("paper", "anti-racism session", "paper and pens", "the session")


@dataclass(frozen=True)
class Probe:
    """Evidence, as an article would give it."""

    words: Sequence[str] = ("paper", "session", "the", "board")
    phrases: Sequence[Sequence[str]] = (("anti", "racism", "session", "for", "the"),)
    amounts: Sequence[tuple[Decimal, Decimal]] = ((Decimal(10), Decimal(30000)),)
    days: Sequence[date] = (date(2024, 3, 15),)
    names: Sequence[str] = ("Aldermere Borough Council",)


def everything(register: Register) -> dict[str, Any]:
    """All answers, the candidates for an article, all rows of all tables, and the counts."""
    snapshot = register._current()
    tables = {}
    if snapshot.manifest.buckets:
        with snapshot.connect() as connection:
            for table in TABLES:
                found = connection.execute("SELECT * FROM rows_of($files)", {"files": snapshot.table_files(table)})
                tables[table] = sorted(map(repr, found.fetchall()))
            places = "SELECT ocid, place, raw, position, canonical FROM rows_of($files) ORDER BY ALL"
            found = connection.execute(places, {"files": snapshot.releases_files()})
            tables["releases"] = [row[:4] for row in found.fetchall()]
    stats = register.stats()
    return {
        **answers(register),
        "candidates": register.candidates(Probe(), 5),
        "tables": tables,
        "stats": replace(stats, generation=0),
    }


@FEW
@given(st.lists(BODIES.map(as_package), min_size=2, max_size=4))
def test_answers_do_not_show_the_deltas(files: list[bytes]):
    """After loads one by one, after compaction and after a rebuild, everything is answered alike."""
    with written(files) as (folder, paths), register_of(folder / "r") as register:
        for path in paths:
            register.load([path], now=NOW)
        with_deltas = everything(register)
        register.compact()
        assert register._current().manifest.deltas == ()
        assert everything(register) == with_deltas
        register.rebuild()
        assert everything(register) == with_deltas


def many(count: int, **fields: Any) -> list[dict[str, Any]]:
    """Releases of as many processes."""
    titles = (TITLES[number % len(TITLES)] for number in range(count))
    return [
        release(
            f"ocds-213czf-{number}", tender={"title": title, "value": {"amount": number, "currency": "GBP"}}, **fields
        )
        for number, title in enumerate(titles)
    ]


@pytest.fixture(name="loaded")
def loaded_fixture(tmp_path: Path) -> Register:
    """Two hundred records in a bucket, then loads of which each changes some of them and adds one."""
    register = register_of(tmp_path / "r", write_package(tmp_path / "base.json", *many(200)))
    for number in range(6):
        later = many(5 + number, id=f"later-{number}", date=f"2024-04-{number + 1:02}T10:00:00Z")[number:]
        path = write_package(tmp_path / f"{number}.json", *later, release(f"ocds-213czf-new-{number}"), {"ocid": None})
        assert register.load([path], now=NOW).adds_up
    return register


def test_a_small_load_leaves_the_buckets_alone(loaded: Register):
    """The files of the buckets are those of the first load; the deltas are few, the older the larger."""
    manifest = loaded._current().manifest
    assert [bucket.generation for bucket in manifest.buckets] == [1]
    assert 1 <= len(manifest.deltas) <= 4
    sizes = [delta.size for delta in manifest.deltas]
    assert sizes == sorted(sizes, reverse=True)


def test_many_deltas_answer_as_one_load(loaded: Register, tmp_path: Path):
    """The same answers as a register that got all files at once, compacted or not; first seen and all."""
    given = [tmp_path / "base.json", *(tmp_path / f"{number}.json" for number in range(6))]
    with register_of(tmp_path / "whole", *given) as whole:
        expected = everything(whole)
    assert everything(loaded) == expected
    loaded.compact()
    assert everything(loaded) == expected


def test_deltas_that_grow_are_folded_in(loaded: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Once they are more than their share, the next load makes the buckets anew and leaves no delta."""
    monkeypatch.setattr(deltas, "_CHEAP", 0)
    before = everything(loaded)["stats"].releases
    path = write_package(tmp_path / "more.json", release("ocds-213czf-more"))
    assert loaded.load([path], now=NOW).releases_kept == 1
    manifest = loaded._current().manifest
    assert (manifest.deltas, manifest.releases) == ((), before + 1)
    assert manifest.buckets[0].generation == manifest.generation


def test_a_reader_of_an_older_state_still_reads_it(loaded: Register, tmp_path: Path):
    """Whoever opened before a load or a compaction answers as before, from files that stay until the next one."""
    for change in (lambda: Register.open(loaded.path).load([tmp_path / "last.json"], now=NOW), loaded.compact):
        write_package(tmp_path / "last.json", release("ocds-213czf-3", id="last"))
        old = Register.open(loaded.path)
        snapshot, before = old._current(), old._current().record("ocds-213czf-3")
        change()
        assert snapshot.record("ocds-213czf-3") == before
        snapshot.check()


def test_compacting_what_has_no_deltas_changes_nothing(tmp_path: Path):
    """Not one byte, the lock aside."""
    with register_of(tmp_path / "r", write_package(tmp_path / "a.json", *many(2))) as register:
        before = files_of(tmp_path / "r")
        register.compact()
        assert files_of(tmp_path / "r") == before


@settings(max_examples=50)
@given(st.lists(st.integers(1, 10**7), max_size=40))
def test_deltas_stay_few(loads: list[int]):
    """However large the loads are that come, an older delta is always more than twice as large as the next."""
    base = Manifest(1, 1, "", (Bucket(1, 1, 1, 0, 10**9),))
    for fresh in loads:
        taken = deltas.absorbed_by(base, fresh)
        size = fresh + sum(delta.size for delta in taken)
        made = Delta(2, 1, 1, 0, size, "", Hidden())
        base = Manifest(2, 1, "", base.buckets, (*base.deltas[: len(base.deltas) - len(taken)], made))
        sizes = [delta.size for delta in base.deltas]
        assert all(older > 2 * newer for older, newer in pairwise(sizes))
