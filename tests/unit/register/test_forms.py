"""Forms other than packages and lines, through a register: zip archives, records, and what a rebuild makes of them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from registers import NOW, answers, register_of, release

OWN = release("ocds-213czf-1", date="2024-03-15T10:00:00Z")
COMPILED = {**OWN, "id": "c", "tag": ["compiled"], "date": "2024-06-01T00:00:00Z", "tender": {"title": "Compiled"}}


def write_zip(path: Path, **members: object) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.json", json.dumps(content))
    return path


def test_a_zip_archive_is_kept_as_it_came_and_its_members_are_read(tmp_path: Path):
    """Known by its bytes the second time; positions name the member; a rebuild gives the same."""
    path = write_zip(tmp_path / "a.zip", one=OWN, two=release("ocds-213czf-2"), three={"tenders": [{}]})
    with register_of(tmp_path / "r") as register:
        report = register.load([path], now=NOW)
        assert (report.releases_kept, report.files_read, report.adds_up) == (2, 1, True)
        assert register.load([path], now=NOW).files_held == 1
        record = register.record("ocds-213czf-2")
        assert record is not None
        assert record.releases[0].provenance.position == "two.json"
        assert [row.issue.position for row in register.issues(rule="not-ocds").rows] == ["three.json"]
        [raw] = [one for one in (tmp_path / "r" / "raw").rglob("*") if one.is_file()]
        assert raw.read_bytes() == path.read_bytes()
        before = answers(register)
        register.rebuild()
        assert answers(register) == before


def test_a_compiled_release_counts_only_until_one_of_its_own_comes(tmp_path: Path):
    """Alone it is the record, and marked; beside a release of its own it is held, and counts no more."""
    record = {"ocid": "ocds-213czf-1", "releases": [], "compiledRelease": COMPILED}
    (tmp_path / "record.json").write_text(json.dumps(record), "utf-8")
    (tmp_path / "own.json").write_text(json.dumps(OWN), "utf-8")
    with register_of(tmp_path / "r") as register:
        register.load([tmp_path / "record.json"], now=NOW)
        assert [row.title for row in register.search().rows] == ["Compiled"]
        assert register.issues(rule="compiled-only").total == 1
        register.load([tmp_path / "own.json"], now=NOW)
        assert [row.title for row in register.search().rows] == ["Supply of paper"]
        held = register.record("ocds-213czf-1")
        assert held is not None
        assert len(held.releases) == 2
