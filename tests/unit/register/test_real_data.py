"""All UK releases that come with the task: none lost, all counted, the same after a rebuild."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from registers import NOW, answers, records, register_of

from onrecord.register import Register

SEARCH_RESULTS = 857
"""Rows of Contracts Finder's search, which are near OCDS and have no ocid."""


@pytest.fixture(name="uk_files", scope="module")
def uk_files_fixture(shared_data: Path) -> list[Path]:
    """The five files of UK releases."""
    return [path for path in sorted(shared_data.glob("uk-*.jsonl.gz")) if "spend" not in path.name]


@pytest.fixture(name="register", scope="module")
def register_fixture(uk_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register of them."""
    return register_of(tmp_path_factory.mktemp("uk") / "r", *uk_files)


def test_no_release_is_lost(uk_files: list[Path], register: Register):
    """Every line that has an ocid is a release under it, as often as the line's content differs."""
    lines = [line for path in uk_files for line in gzip.decompress(path.read_bytes()).splitlines()]
    bodies = [body for body in map(json.loads, lines) if "ocid" in body]
    assert len(lines) - len(bodies) == SEARCH_RESULTS
    wanted = Counter(ocid for ocid, _ in {(body["ocid"], json.dumps(body, sort_keys=True)) for body in bodies})
    held = {ocid: len(record.releases) for ocid, record in records(register).items()}
    mapped = {ocid: held.pop(ocid) for ocid in list(held) if ocid.startswith("contracts-finder-search-")}
    assert held == wanted
    assert sum(mapped.values()) == SEARCH_RESULTS - 1, "one notice stands twice, word for word"


def test_the_counts_add_up(uk_files: list[Path], tmp_path: Path, register: Register):
    """A second load of the same files into another register reports what the first one holds."""
    with register_of(tmp_path / "r") as fresh:
        report = fresh.load(uk_files, now=NOW)
    assert report.adds_up
    assert report.releases == register.stats().releases == report.releases_kept
    assert report.not_ocds == ()
    assert fresh.issues(rule="search-result").total == SEARCH_RESULTS


def test_rebuild_gives_the_same_again(register: Register):
    """Records, searches and issues are the same after everything derived was made again."""
    words = ("police", "school meals", "provision of cleaning services", "road")
    before = answers(register, words)
    register.rebuild()
    assert answers(register, words) == before
