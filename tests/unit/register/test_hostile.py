"""What a load does with files made to break it, and with a failing disk: a row, a named refusal, or a clear error."""

from __future__ import annotations

import errno
import gzip
import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from registers import NOW, answers, records, register_of, release, write_lines, write_package

from onrecord.errors import RegisterError
from onrecord.ocds import Issue, iter_releases, outcome
from onrecord.register import LoadReport, Register
from onrecord.register.disk import telling_faults

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs names, links and pipes as POSIX has them")
NOT_ROOT = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")


def load_bytes(folder: Path, name: str, raw: bytes) -> tuple[Register, LoadReport]:
    """A register with these bytes loaded as one file."""
    path = folder / name
    path.write_bytes(raw)
    register = register_of(folder / "r")
    return register, register.load([path], now=NOW)


@POSIX
@pytest.mark.parametrize(
    "name", [b"new\nline.json", b"\x1b[31m.json", b"not-utf-8-\xff\xfe.json", "\u202egnp.json".encode()]
)
def test_any_file_name_is_loaded_and_told(tmp_path: Path, name: bytes):
    """A name may hold anything; in rows and ledger it is text that every program can read."""
    folder = tmp_path / "given"
    folder.mkdir()
    try:
        (folder / os.fsdecode(name)).write_text(json.dumps(release("ocds-213czf-1", date=None)))
    except OSError:
        pytest.skip("this file system has no such names")
    with register_of(tmp_path / "r", folder) as register:
        assert register.record("ocds-213czf-1") is not None
        files = {row.issue.file for row in register.issues().rows}
        assert files == {os.fsencode(str(folder)).decode() + "/" + name.decode("utf-8", "backslashreplace")}
        before = answers(register)
        register.rebuild()
        assert answers(register) == before


@pytest.mark.parametrize("size", [1, 40_000])
def test_signs_that_part_fields_elsewhere_stay_in_a_release(tmp_path: Path, size: int):
    """Tabs, quotation marks, line ends and the like come back as they were, wherever they stand, in long texts too."""
    signs = "\t\"'\r\n\\,;#|\x7f\u2028\ufeffé{}[]"
    odd = release(f"ocds-213czf-{signs}", id=signs, tender={"id": "1", "title": signs * size, signs: [signs]})
    plain = release("ocds-213czf-2")
    with register_of(tmp_path / "r", write_package(tmp_path / f"{size}.json", odd, plain)) as register:
        assert {ocid: record.releases[0].body for ocid, record in records(register).items()} == {
            odd["ocid"]: odd,
            plain["ocid"]: plain,
        }


@POSIX
def test_links_in_circles_pipes_and_sockets_are_told(tmp_path: Path):
    """None of them is opened, each is named, and the load goes on."""
    folder = tmp_path / "given"
    write_package(folder / "good.json", release("ocds-213czf-1"))
    (folder / "self.json").symlink_to("self.json")
    (folder / "nowhere.json").symlink_to("missing")
    (folder / "zero.json").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.json")
    with register_of(tmp_path / "r") as register:
        report = register.load([folder], now=NOW)
        assert [Path(left.path).name for left in report.unreadable] == [
            "nowhere.json",
            "pipe.json",
            "self.json",
            "zero.json",
        ]
        assert report.adds_up
        assert report.releases_kept == 1


@POSIX
def test_folders_deeper_than_calls_are_searched(tmp_path: Path):
    """Six hundred folders in one another."""
    inner = tmp_path / "given" / "/".join("d" * 600)
    inner.mkdir(parents=True)
    write_package(inner / "a.json", release("ocds-213czf-1"))
    with register_of(tmp_path / "r", tmp_path / "given") as register:
        assert register.stats().releases == 1


@NOT_ROOT
def test_folders_and_files_that_cannot_be_read_are_told(tmp_path: Path):
    """Each is among the unreadable, with the reason."""
    shut, good = tmp_path / "given" / "shut", write_package(tmp_path / "given" / "a.json", release("ocds-213czf-1"))
    write_package(shut / "b.json", release("ocds-213czf-2"))
    secret = write_package(tmp_path / "given" / "c.json", release("ocds-213czf-3"))
    shut.chmod(0)
    secret.chmod(0)
    try:
        with register_of(tmp_path / "r") as register:
            report = register.load([good.parent], now=NOW)
    finally:
        shut.chmod(0o700)
    assert {Path(left.path).name for left in report.unreadable} == {"shut", "c.json"}
    assert report.releases_kept == 1


DEEP = b'{"ocid": "o-deep", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    ("raw", "rule", "found"),
    [
        (b"[" * 100_000, "json", "nested deeper"),
        (b'{"a":' * 100_000, "json", "nested deeper"),
        (DEEP, "json", "nested deeper"),
        (b'{"ocid": "o", "x": ' + b'[{"a": ' * 150 + b"1" + b"}]" * 150 + b"}", "json", "nested deeper"),
        (gzip.compress(b'{"ocid": "o"}')[:-14], "gzip", "cut off"),
        (b"\x1f\x8bjunk and more junk", "gzip", "damaged"),
    ],
    ids=["arrays", "objects", "a release", "mixed", "cut gzip", "junk gzip"],
)
def test_what_cannot_be_read_is_an_issue(tmp_path: Path, raw: bytes, rule: str, found: str):
    """It is kept in raw/, named, and the register opens and rebuilds."""
    register, report = load_bytes(tmp_path, "a.json", raw)
    assert report.adds_up
    assert [(row.issue.rule, found in row.issue.found) for row in register.issues().rows] == [(rule, True)]
    register.rebuild()
    assert register.stats().issues == 1


def test_what_stands_before_a_fault_is_read(tmp_path: Path):
    """A whole release, then rubbish: the release is held and the rubbish told."""
    raw = gzip.compress(json.dumps(release("ocds-213czf-1")).encode()) + b"rubbish"
    register, report = load_bytes(tmp_path, "a.json.gz", raw)
    assert (report.releases_kept, report.releases_refused) == (1, 1)
    assert register.record("ocds-213czf-1") is not None
    assert register.issues(rule="gzip").total == 1


def test_one_deep_line_does_not_stop_the_others(tmp_path: Path):
    """The line is refused by its number."""
    good = [json.dumps(release(f"ocds-213czf-{n}")).encode() for n in range(2)]
    register, report = load_bytes(tmp_path, "a.jsonl", b"\n".join([good[0], DEEP, good[1]]))
    assert (report.releases_kept, report.releases_refused) == (2, 1)
    assert [row.issue.position for row in register.issues(rule="json-line").rows] == ["line 2"]


NUMBERS = b'{"ocid": "o", "id": "1", "a": 1%s, "b": 1e999999, "c": -1e-999999, "tender": {"value": {"amount": 1e9998}}}'


@pytest.mark.parametrize(
    "raw",
    [
        NUMBERS % (b"0" * 5000),
        b'{"ocid": "o", "id": "1", "ocid": "o", "tender": {"title": "a", "title": "b"}}',
        b'{"ocid": "o", "id": "\\udfff", "tender": {"ti\\udc00tle": "Pa\\ud800per", "title": "Pa\\u0000per"}}',
        b'{"ocid": "o", "id": {"a": 1}, "date": [], "tag": {}, "tender": [1], "awards": {"a": 1}, "parties": "x"}',
        b'{"ocid": "o", "tender": {"value": "x", "items": {}, "lots": [[{}]], "title": {}}, "awards": [{"id": []}]}',
        b'{"ocid": "o", "date": "0001-01-01", "tender": {"tenderPeriod": {"startDate": "9999-12-31T23:59:59-14:00"}}}',
    ],
    ids=["numbers", "keys twice", "surrogates and NUL", "other types", "other types inside", "ends of time"],
)
def test_odd_contents_are_held_searched_and_rebuilt(tmp_path: Path, raw: bytes):
    """The release is kept, with rows that say what is odd; every answer is the same after a rebuild."""
    register, report = load_bytes(tmp_path, "a.json", raw)
    assert (report.releases_kept, report.releases_refused) == (1, 0)
    before = answers(register)
    assert before["records"].keys() == {"o"}
    assert before["issues"].total > 0
    register.rebuild()
    assert answers(register) == before


@pytest.mark.parametrize(
    "ocid", ["../../etc/passwd", "/", "..", "a\0b", "x" * 100_000, "o\n", "%s", "'; DROP TABLE record"]
)
def test_any_ocid_is_only_a_name(tmp_path: Path, ocid: str):
    """It leads to its record and to no file."""
    with register_of(tmp_path / "r", write_lines(tmp_path / "a.jsonl", release(ocid))) as register:
        assert records(register).keys() == {ocid}
        assert {path.name for path in tmp_path.iterdir()} == {"a.jsonl", "r"}


@pytest.mark.parametrize("forms", ["line", "package"])
def test_a_release_too_large_is_refused_by_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, forms: str):
    """The others of its file are kept."""
    monkeypatch.setattr("onrecord.ocds.read.MAX_RELEASE", 5_000)
    monkeypatch.setattr("onrecord.ocds.read._MAX_AT_ONCE", 4_000)
    bodies = [release("ocds-213czf-1"), release("ocds-213czf-2", x="y" * 6_000), release("ocds-213czf-3")]
    write = write_lines if forms == "line" else write_package
    with register_of(tmp_path / "r") as register:
        report = register.load([write(tmp_path / "a.json", *bodies)], now=NOW)
        assert (report.releases_kept, report.releases_refused) == (2, 1)
        (row,) = register.issues(rule="too-large").rows
        assert row.issue.position == ("line 2" if forms == "line" else "/releases/1")


def test_a_bomb_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch):
    """A document that unpacks to more than may be held is refused before it is held."""
    monkeypatch.setattr("onrecord.ocds.unpack.MAX_DOCUMENT", 3 << 20)
    bomb = gzip.compress(b'{"ocid": "o", "x": "' + b"a" * (30 << 20) + b'"}')
    items = list(iter_releases(BytesIO(bomb), file="bomb.json.gz", raw_hash=""))
    assert [(item.rule, outcome(item).value) for item in items if isinstance(item, Issue)] == [("too-large", "refused")]
    assert len(items) == 1


@pytest.mark.parametrize(
    "step",
    [
        "onrecord.register.store.store_raw",
        "onrecord.register.load.append",
        "onrecord.register.derive.sync_all",
        "onrecord.register.load.write_manifest",
    ],
)
def test_a_full_disk_is_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str):
    """The load ends with one error and the right exit code; readers see the state before; the next load completes."""
    first = write_package(tmp_path / "1.json", release("ocds-213czf-1"))
    second = write_package(tmp_path / "2.json", release("ocds-213czf-2"))
    with register_of(tmp_path / "r", first) as register:
        before = answers(register)
        with monkeypatch.context() as broken:
            broken.setattr(step, disk_full)
            with pytest.raises(RegisterError, match="no space left on device") as told:
                register.load([second], now=NOW)
        assert told.value.exit_code == 4
        assert answers(register) == before
        assert register.load([second], now=NOW).adds_up
        assert records(register).keys() == {"ocds-213czf-1", "ocds-213czf-2"}


def disk_full(*_: object, **__: object) -> None:
    """As the system says it."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@NOT_ROOT
def test_a_register_that_may_not_be_written_is_read(tmp_path: Path):
    """Search and records answer; a load is refused with a clear error."""
    given = write_package(tmp_path / "1.json", release("ocds-213czf-1"))
    with register_of(tmp_path / "r", given) as register:
        before = answers(register)
    folders = [path for path in (tmp_path / "r").rglob("*") if path.is_dir()] + [tmp_path / "r"]
    for path in [*folders, tmp_path / "r" / "LOCK"]:
        path.chmod(0o500)
    try:
        with Register.open(tmp_path / "r") as register:
            assert answers(register) == before
            with pytest.raises(RegisterError, match="denied"):
                register.load([given], now=NOW)
    finally:
        for path in folders:
            path.chmod(0o700)


def test_a_damaged_index_says_to_rebuild(tmp_path: Path):
    """What tantivy cannot open is named, with the remedy."""
    with register_of(tmp_path / "r", write_package(tmp_path / "1.json", release("ocds-213czf-1"))) as register:
        register.close()
        (meta,) = (tmp_path / "r" / "index").rglob("meta.json")
        meta.write_text("{")
        with pytest.raises(RegisterError, match="onrecord rebuild"):
            register.search("paper")
        register.rebuild()
        assert register.search("paper").total == 1


def test_errors_of_our_own_pass_unchanged(tmp_path: Path):
    """Only what the disk raises is put in other words."""
    with pytest.raises(RegisterError, match="mine"), telling_faults(tmp_path):
        raise RegisterError("mine")
