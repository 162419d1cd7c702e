"""Replaced generations stay for as long as somebody may still read them, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from registers import NOW, register_of, release, write_package

from onrecord.register.layout import Layout
from onrecord.register.manifest import read_manifest
from onrecord.register.sweep import GRACE, sweep


@pytest.fixture(name="layout")
def layout_fixture(tmp_path: Path) -> Layout:
    """A register whose only bucket was replaced once."""
    with register_of(tmp_path / "r", write_package(tmp_path / "1.json", release("ocds-213czf-1"))) as register:
        register.load([write_package(tmp_path / "2.json", release("ocds-213czf-2"))], now=NOW)
        register.rebuild()
    return Layout(tmp_path / "r")


def swept(layout: Layout, at: float) -> set[str]:
    """The stems of releases that are left after sweeping at `at`."""
    manifest = read_manifest(layout)
    assert manifest is not None
    sweep(layout, manifest, lambda: at)
    return {path.stem for path in layout.releases.glob("*.parquet")} - set(manifest.stems)


def test_a_state_that_was_replaced_can_be_read_for_a_while(layout: Layout):
    """From when it is first seen to be replaced, for a minute."""
    layout.retired.unlink(missing_ok=True)
    old = swept(layout, 1_000.0)
    assert old
    assert swept(layout, 1_000.0 + GRACE - 1) == old
    assert swept(layout, 1_000.0 + GRACE) == set()
    assert not layout.retired.exists()


def test_a_clock_that_was_put_back_keeps_nothing_for_ever(layout: Layout):
    """What seems to have been replaced in the future was replaced now."""
    layout.retired.unlink(missing_ok=True)
    swept(layout, 9_000_000.0)
    assert swept(layout, 1_000.0)
    assert swept(layout, 1_000.0 + GRACE) == set()


def test_what_a_dead_load_left_goes_at_once(layout: Layout):
    """No manifest ever named it, so nobody reads it."""
    left = layout.releases_file("000-000099")
    draft = layout.releases / ".000-000098.parquet.1-2.tmp"
    for path in (left, draft):
        path.write_bytes(b"half")
    swept(layout, 1_000.0)
    assert not left.exists()
    assert not draft.exists()


def test_a_list_that_cannot_be_read_is_begun_again(layout: Layout):
    """It is only a list of what to remove later."""
    layout.retired.write_bytes(b"{half")
    assert swept(layout, 1_000.0)
    assert swept(layout, 1_000.0 + GRACE) == set()
