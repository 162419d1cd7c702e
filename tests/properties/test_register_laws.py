"""Laws 1, 3 and 6 of docs/register.md, and that the order of loading does not matter, on generated files."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_files import DATES, FEW, FILES, as_package, written
from registers import NOW, answers, files_of, records, register_of, release

from onrecord.ocds import Outcome, outcome, read_releases
from onrecord.register import Register
from onrecord.values import parse_instant


@FEW
@given(FILES)
def test_nothing_is_lost(files: list[bytes]):
    """Every release that can be read is held under its content; every one that cannot is an issue that names it."""
    with written(files) as (folder, paths), register_of(folder / "r") as register:
        report = register.load(paths, now=NOW)
        assert report.adds_up
        told = {(row.raw, row.issue.position) for row in register.issues(limit=10_000).rows}
        for path in paths:
            result = read_releases(path.read_bytes(), file=str(path), raw_hash="")
            for one in result.releases:
                record = register.record(one.ocid)
                assert record is not None
                held = [kept for kept in record.releases if kept.digest == one.digest]
                assert [kept.body for kept in held] == [one.body]
            refused = {issue.position for issue in result.issues if outcome(issue) is Outcome.REFUSED}
            assert refused <= {position for _, position in told}


@FEW
@given(FILES)
def test_loading_twice_changes_nothing(files: list[bytes]):
    """The second load finds everything held, and no byte of the register differs, the lock aside."""
    with written(files) as (folder, paths), register_of(folder / "r", *paths) as register:
        before = files_of(folder / "r")
        again = register.load(paths, now=datetime(2027, 1, 1, tzinfo=UTC))
        assert again.adds_up
        assert (again.releases_seen, again.files_read) == (0, 0)
        assert files_of(folder / "r") == before


@FEW
@given(FILES)
def test_the_same_bytes_elsewhere_change_nothing(files: list[bytes]):
    """A copy under another name is known by its bytes."""
    with written(files) as (folder, paths), register_of(folder / "r", *paths) as register:
        before = answers(register)
        shutil.copytree(folder / "given", folder / "copied")
        assert register.load([folder / "copied"], now=NOW).releases_kept == 0
        assert answers(register) == before


@FEW
@given(FILES, st.sampled_from([(), ("releases",), ("tables", "index"), ("releases", "tables", "index", "MANIFEST")]))
def test_rebuild_is_identity(files: list[bytes], lost: tuple[str, ...]):
    """Throwing derived parts away and rebuilding gives the same records, searches and issues."""
    with written(files) as (folder, paths), register_of(folder / "r", *paths) as register:
        before = answers(register)
        for name in lost:
            path = folder / "r" / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        with Register.open_to_rebuild(folder / "r") as broken:
            report = broken.rebuild()
        with Register.open(folder / "r") as rebuilt:
            assert answers(rebuilt) == before
            assert report.releases == sum(len(record.releases) for record in records(rebuilt).values())


@FEW
@given(FILES, st.randoms(use_true_random=False))
def test_any_order_of_loading_gives_the_same_records(files: list[bytes], random: Any):
    """Files loaded in another order, one load each, give the same releases under the same ocids."""
    with written(files) as (folder, paths), register_of(folder / "a", *paths) as at_once:
        shuffled = random.sample(paths, len(paths))
        with register_of(folder / "b") as one_by_one:
            for path in shuffled:
                one_by_one.load([path], now=NOW)
            left, right = records(at_once), records(one_by_one)
            assert left.keys() == right.keys()
            for ocid, record in left.items():
                assert [r.digest for r in record.releases] == [r.digest for r in right[ocid].releases]


@FEW
@given(FILES, DATES.filter(lambda text: parse_instant(text) is not None))
def test_as_of_a_day_uses_what_was_dated_by_then(files: list[bytes], day: str):
    """As of an instant a record has every release dated no later, none dated later and none without a date."""
    instant = parse_instant(day)
    assert instant is not None
    with written(files) as (folder, paths), register_of(folder / "r", *paths) as register:
        for record in records(register).values():
            then = record.as_of(instant)
            used = then.releases if then else ()
            for one in record.releases:
                assert (one in used) == (one.date is not None and one.date.at <= instant.at)


def test_two_contents_under_one_id_are_both_kept_and_said(tmp_path: Path):
    """A changed release under its old id is kept beside the first, reported, and an issue that rebuild finds again."""
    first, second = release("ocds-213czf-1", tender={"title": "Paper"}), release("ocds-213czf-1")
    (tmp_path / "1.json").write_bytes(as_package([first]))
    (tmp_path / "2.json").write_bytes(as_package([second, first]))
    with register_of(tmp_path / "r", tmp_path / "1.json") as register:
        report = register.load([tmp_path / "2.json"], now=NOW)
        assert (report.releases_kept, report.releases_duplicate) == (1, 1)
        assert [(c.ocid, c.release_id, c.position) for c in report.conflicts] == [("ocds-213czf-1", "1", "/releases/0")]
        (row,) = register.issues(rule="same-id-other-content").rows
        assert (row.issue.position, row.publisher) == ("/releases/0", "Aldermere")
        register.rebuild()
        assert register.issues(rule="same-id-other-content").rows == (row,)


@pytest.mark.parametrize("name", ["releases", "tables", "index"])
def test_a_register_with_parts_missing_says_to_rebuild(tmp_path: Path, name: str):
    """Opening names the first file missing and the remedy."""
    (tmp_path / "1.json").write_bytes(as_package([release("ocds-213czf-1")]))
    register_of(tmp_path / "r", tmp_path / "1.json").close()
    shutil.rmtree(tmp_path / "r" / name)
    with pytest.raises(Exception, match="onrecord rebuild"):
        Register.open(tmp_path / "r")
