"""What a load reads, leaves out, counts and reports."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from registers import NOW, answers, package, records, register_of, release, write_lines, write_package

from onrecord.errors import InputError, RegisterError
from onrecord.ocds import read_releases
from onrecord.register import Progress, Register

ONE, TWO = release("ocds-213czf-1"), release("ocds-213czf-2", id="2")


def test_every_form_is_read(tmp_path: Path):
    """Packages, JSON Lines, single releases and arrays, plain or gzip, give the same record."""
    given = tmp_path / "given"
    write_package(given / "package.json", ONE, TWO)
    write_package(given / "package.json.gz", ONE, TWO)
    write_lines(given / "lines.jsonl", ONE, TWO)
    (given / "single.json").write_text(json.dumps(ONE))
    (given / "array.json").write_text(json.dumps([ONE, TWO]))
    with register_of(tmp_path / "r") as register:
        report = register.load([given], now=NOW)
        assert report.adds_up
        assert (report.files_read, report.releases_seen, report.releases_kept) == (5, 9, 2)
        assert records(register).keys() == {"ocds-213czf-1", "ocds-213czf-2"}


def test_what_is_not_ocds_is_named_and_the_load_goes_on(tmp_path: Path):
    """Each file left out is told with its reason; hidden files are not even looked at."""
    given = tmp_path / "given"
    write_package(given / "a.json", ONE)
    (given / "notes.txt").write_text("Minutes of the meeting")
    (given / "sheet.xlsx").write_bytes(b"PK\x03\x04\x00\x00")
    (given / "empty.json").write_bytes(b"")
    (given / "other.json").write_text('{"tenders": []}')
    (given / ".hidden.json").write_text(json.dumps(TWO))
    with register_of(tmp_path / "r") as register:
        report = register.load([given], now=NOW)
        assert report.adds_up
        assert (report.files_seen, report.files_read, report.files_not_ocds) == (5, 1, 4)
        reasons = {Path(left.path).name: left.reason for left in report.not_ocds}
        assert reasons.keys() == {"notes.txt", "sheet.xlsx", "empty.json", "other.json"}
        assert "text that is not JSON" in reasons["notes.txt"]
        assert "tenders" in reasons["other.json"]
        again = register.load([given], now=NOW)
        assert (again.files_held, again.files_not_ocds) == (1, 4)


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_symbolic_links_do_not_lead_out_of_the_folder(tmp_path: Path):
    """A link to a file elsewhere is not followed, and said; one inside the folder is."""
    secret = write_package(tmp_path / "secret.json", TWO)
    inside = write_package(tmp_path / "given" / "a.json", ONE)
    (tmp_path / "given" / "b.json").symlink_to(secret)
    (tmp_path / "given" / "c.json").symlink_to(inside)
    (tmp_path / "given" / "loop").symlink_to(tmp_path / "given", target_is_directory=True)
    with register_of(tmp_path / "r") as register:
        report = register.load([tmp_path / "given"], now=NOW)
        assert [Path(left.path).name for left in report.unreadable] == ["b.json", "loop"]
        assert report.adds_up
        assert list(records(register)) == ["ocds-213czf-1"]


def test_the_register_does_not_load_itself(tmp_path: Path):
    """A folder that holds the register is searched around it."""
    write_package(tmp_path / "a.json", ONE)
    with register_of(tmp_path / "onrecord.register", tmp_path) as register:
        again = register.load([tmp_path], now=NOW)
        assert (again.files_seen, again.files_held) == (1, 1)


def test_a_path_that_is_not_there_is_told_before_anything_is_loaded(tmp_path: Path):
    """One wrong path among several loads nothing."""
    there = write_package(tmp_path / "a.json", ONE)
    with register_of(tmp_path / "r") as register:
        with pytest.raises(InputError, match="missing"):
            register.load([there, tmp_path / "missing.json"], now=NOW)
        assert register.stats().files == 0


def test_raw_bytes_are_kept_exactly(tmp_path: Path):
    """The ledger's hash leads to the very bytes, packed or as they came when they were gzip."""
    plain = write_package(tmp_path / "given" / "a.json", ONE)
    packed = write_package(tmp_path / "given" / "b.json.gz", TWO)
    with register_of(tmp_path / "r", tmp_path / "given"):
        lines = [json.loads(line) for line in (tmp_path / "r" / "ledger.jsonl").read_text().splitlines()]
        held = [tmp_path / "r" / "raw" / line["raw"][:2] / line["raw"] for line in lines]
        assert gzip.decompress(held[0].with_name(held[0].name + ".gz").read_bytes()) == plain.read_bytes()
        assert held[1].read_bytes() == packed.read_bytes()
        assert [line["releases"] for line in lines] == [1, 1]


def test_a_release_is_read_back_as_it_was(tmp_path: Path):
    """Figures keep their digits, nulls and unknown keys stay, provenance names raw object and place."""
    odd = b'"x": null, "y": [10.50, 1e400, 12345678901234567890]'
    raw = b'{"releases": [{"ocid": "o-1", "id": "1", "date": "2024-01-01", "tag": ["tender"], ' + odd + b"}]}"
    (tmp_path / "a.json").write_bytes(raw)
    with register_of(tmp_path / "r", tmp_path / "a.json") as register:
        record = register.record("o-1")
        assert record is not None
        (read,) = read_releases(raw, file="a.json", raw_hash=record.releases[0].provenance.raw).releases
        assert record.releases == (read,)
        assert [str(figure) for figure in record.releases[0].body["y"]] == ["10.50", "1E+400", "12345678901234567890"]
        assert register.record("o-2") is None


def test_progress_tells_how_far_it_is(tmp_path: Path):
    """Stages come in their order, and the last one says that all is done."""
    given = [write_package(tmp_path / f"{n}.json", release(f"ocds-213czf-{n}")) for n in range(3)]
    heard: list[Progress] = []
    with register_of(tmp_path / "r") as register:
        register.load(given, now=NOW, progress=heard.append)
    assert list(dict.fromkeys(step.stage for step in heard)) == ["storing", "reading", "building", "done"]
    assert (heard[-1].done, heard[-1].total, heard[-1].releases) == (3, 3, 3)


def test_a_reader_sees_the_state_before_until_the_load_is_done(tmp_path: Path):
    """While a load runs another reader gets the old answers at once, and afterwards the new ones."""
    first, second = write_package(tmp_path / "1.json", ONE), write_package(tmp_path / "2.json", TWO)
    with register_of(tmp_path / "r", first) as writer, Register.open(tmp_path / "r") as reader:
        before = answers(reader)
        seen = []
        writer.load([second], now=NOW, progress=lambda step: seen.append((step.stage, answers(reader) == before)))
        assert {same for stage, same in seen if stage != "done"} == {True}
        assert records(reader).keys() == {"ocds-213czf-1", "ocds-213czf-2"}


def test_one_writer_at_a_time(tmp_path: Path):
    """A second writer is turned away at once, and told who holds the lock."""
    given = write_package(tmp_path / "1.json", ONE)
    with register_of(tmp_path / "r") as register, Register.open(tmp_path / "r") as other:
        told = []

        def try_too(step: Progress) -> None:
            if step.stage == "building":
                with pytest.raises(RegisterError) as refused:
                    other.load([given], now=NOW)
                told.append(str(refused.value))

        register.load([given], now=NOW, progress=try_too)
        assert told
        assert f"process {os.getpid()}" in told[0]


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path):
    """A lock file left behind stops nobody."""
    given = write_package(tmp_path / "1.json", ONE)
    with register_of(tmp_path / "r") as register:
        (tmp_path / "r" / "LOCK").write_text('{"pid":4194304,"host":"gone","doing":"loading"}')
        assert register.load([given], now=NOW).releases_kept == 1


def test_a_newer_layout_is_refused(tmp_path: Path):
    """A register of a later version is left alone, with a message."""
    register_of(tmp_path / "r").close()
    (tmp_path / "r" / "FORMAT").write_text("99\n")
    with pytest.raises(RegisterError, match="newer On the Record"):
        Register.open(tmp_path / "r")


def test_a_folder_of_other_things_is_no_place_for_a_register(tmp_path: Path):
    """Nothing is written among files that are not ours."""
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(RegisterError, match="no register"):
        Register.open(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_edited_ledger_is_named_by_its_line(tmp_path: Path):
    """A line that was changed no longer fits the next one."""
    files = [write_package(tmp_path / f"{n}.json", release(f"ocds-213czf-{n}")) for n in range(3)]
    with register_of(tmp_path / "r", *files) as register:
        ledger = tmp_path / "r" / "ledger.jsonl"
        ledger.write_text(ledger.read_text().replace('"releases":1', '"releases":2', 1))
        with pytest.raises(RegisterError, match=r"ledger\.jsonl:2"):
            register.load(files, now=NOW)


def test_a_ledger_cut_short_is_noticed(tmp_path: Path):
    """A ledger without its last line does not fit what was built from it."""
    files = [write_package(tmp_path / f"{n}.json", release(f"ocds-213czf-{n}")) for n in range(2)]
    with register_of(tmp_path / "r", *files) as register:
        ledger = tmp_path / "r" / "ledger.jsonl"
        ledger.write_text(ledger.read_text().splitlines(keepends=True)[0])
        with pytest.raises(RegisterError, match="other lines"):
            register.load(files, now=NOW)


def test_more_bytes_make_more_buckets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """When the register grows each bucket splits in two, and the answers stay."""
    files = [write_package(tmp_path / f"{n}.json", release(f"ocds-213czf-{n}")) for n in range(9)]
    with register_of(tmp_path / "a", *files) as whole:
        expected = answers(whole)
        monkeypatch.setattr("onrecord.register.manifest._BUCKET_BYTES", 500)
        with register_of(tmp_path / "b", files[0]) as grown:
            assert grown.stats().buckets == 1
            for path in files[1:]:
                grown.load([path], now=NOW)
            assert grown.stats().buckets == 8
            found = answers(grown)
            assert found["records"] == expected["records"]
            assert found["frequencies"] == expected["frequencies"]
            assert found["issues"] == expected["issues"]


def test_large_json_lines_are_read_in_shares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The same releases, issues, positions and publishers as read at once, and one line of the ledger."""
    lines = [json.dumps(package([release(f"ocds-213czf-{n}"), {"ocid": None}], f"P{n % 3}")) for n in range(300)]
    lines += [json.dumps(release(f"ocds-213czf-{n}", id="x", date="15/12/2015")) for n in range(300)]
    lines[150:150] = ["", "{broken", "3"]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    with register_of(tmp_path / "whole", path) as whole:
        expected = answers(whole)
        monkeypatch.setattr("onrecord.register.load._LARGE_OBJECT", path.stat().st_size // 2)
        with register_of(tmp_path / "shared") as shared:
            report = shared.load([path], now=NOW)
            assert report.adds_up
            assert (report.files_read, report.releases_seen, report.releases_refused) == (1, 901, 301)
            assert answers(shared) == expected
            assert shared.arrivals("file") == whole.arrivals("file")
            shared.rebuild()
            assert answers(shared) == expected


def test_one_long_document_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A package on one line, a pretty one, and what is no JSON are each read whole."""
    monkeypatch.setattr("onrecord.register.load._LARGE_OBJECT", 1)
    write_package(tmp_path / "a.json", ONE)
    (tmp_path / "b.json").write_text(json.dumps(package([TWO]), indent=1))
    (tmp_path / "c.json").write_text("{\n" * 5)
    with register_of(tmp_path / "r", *(tmp_path / name for name in ("a.json", "b.json", "c.json"))) as register:
        assert records(register).keys() == {"ocds-213czf-1", "ocds-213czf-2"}
