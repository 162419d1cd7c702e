"""A file of the register that is damaged while the site runs: told at every door, with nothing of ours shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_of_tests import copied, opened

from onrecord.cli import onrecord

RECORD = "ocds-213czf-mar-2201"
DAMAGES = ["index/*/related.keys", "releases/*.sqlite"]


def damaged(sample: Path, folder: Path, files: str) -> Path:
    """A copy of the sample register in which some files hold something else."""
    register = copied(sample, folder / "onrecord.register")
    for file in register.glob(files):
        file.write_bytes(b"what a failing disk gave back")
    return register


@pytest.mark.parametrize("files", DAMAGES)
def test_the_site_says_that_the_register_is_damaged(sample: Path, tmp_path: Path, files: str):
    """With the status of that, and without where on this machine it lies."""
    register = damaged(sample, tmp_path, files)
    with opened(register) as client:
        told = client.get(f"/api/records/{RECORD}")
        page = client.get(f"/records/{RECORD}")
    assert (told.status_code, page.status_code) == (503, 503)
    assert told.json()["found"] == "a damaged file"
    assert "onrecord rebuild" in told.json()["remedy"]
    assert "a damaged file" in page.text
    assert "Whoever runs this site has to mend it" in page.text
    assert str(tmp_path) not in told.text + page.text


@pytest.mark.parametrize("files", DAMAGES)
def test_the_command_leaves_as_for_any_damage(sample: Path, tmp_path: Path, files: str):
    """Exit code 4 and what to do; and that works."""
    register = str(damaged(sample, tmp_path, files))
    answer = CliRunner().invoke(onrecord, ["show", RECORD, "--register", register, "--json"])
    assert answer.exit_code == 4
    assert "onrecord rebuild" in json.loads(answer.output)["error"]["remedy"]
    assert CliRunner().invoke(onrecord, ["rebuild", "--register", register]).exit_code == 0
    assert CliRunner().invoke(onrecord, ["show", RECORD, "--register", register]).exit_code == 0


def test_no_reader_is_told_where_the_register_lies(sample: Path, tmp_path: Path):
    """Its operator finds it in the log; when it is there again, the site goes on."""
    register = copied(sample, tmp_path / "onrecord.register")
    with opened(register) as client:
        register.rename(tmp_path / "away")
        page, told = client.get(f"/records/{RECORD}"), client.get(f"/api/records/{RECORD}")
        assert (page.status_code, told.status_code) == (503, 503)
        assert str(tmp_path) not in page.text + told.text
        assert told.json()["where"] == "the register/MANIFEST"
        (tmp_path / "away").rename(register)
        assert client.get(f"/records/{RECORD}").status_code == 200
