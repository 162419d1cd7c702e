"""Law 7: the ledger cannot be edited quietly, nor raw/, nor what people decided."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import NOW, register_of, release, write_package

from onrecord.errors import RegisterError
from onrecord.register.decisions import Decision, decide
from onrecord.register.layout import Layout
from onrecord.register.ledger import read_ledger
from onrecord.register.manifest import read_manifest
from onrecord.register.raw import open_raw
from onrecord.register.snapshot import Snapshot
from onrecord.register.verify import verify_register

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(name="whole", scope="module")
def whole_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of three loads, with two decisions."""
    folder = tmp_path_factory.mktemp("verify")
    given = [write_package(folder / f"{n}.json", release(f"ocds-213czf-{n}", id=str(n))) for n in range(2)]
    given.append(write_package(folder / "2.json.gz", release("ocds-213czf-2")))
    with register_of(folder / "r") as register:
        for path in given:
            register.load([path], now=NOW)
    for verdict in ("join", "part"):
        made = Decision.between("case", "a", "b", verdict=verdict, at=NOW, by="A. Tester", reason="a test")
        decide(Layout(folder / "r"), made)
    return folder / "r"


@pytest.fixture(name="copy")
def copy_fixture(whole: Path, tmp_path: Path) -> Path:
    """A register that a test may damage."""
    return shutil.copytree(whole, tmp_path / "r")


def truth(register: Path) -> list[Path]:
    """The files that are truth."""
    return sorted([*(register / "raw").rglob("*"), register / "ledger.jsonl"], key=str)


def served(register: Path) -> list[bytes]:
    """What any reader gets of raw/."""
    layout = Layout(register)
    names = sorted({path.name.removesuffix(".gz") for path in layout.raw.rglob("*") if path.is_file()})
    found = []
    for name in names:
        with open_raw(layout, name) as stream:
            found.append(stream.read())
    return found


def test_an_untouched_register_fits(whole: Path):
    """Everything is counted, nothing is told."""
    report = verify_register(Layout(whole))
    assert report.fits
    assert (report.lines, report.objects, report.releases, report.decisions) == (3, 3, 3, 2)
    assert report.notes == ()
    assert verify_register(Layout(whole), head=report.head).fits


@FEW
@given(data=st.data())
def test_any_byte_of_the_ledger_that_is_changed_is_found(whole: Path, data: st.DataObject):
    """Flipped, cut off or put in: the lines no longer follow from one another, or not from the manifest."""
    ledger = whole / "ledger.jsonl"
    before = ledger.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    other = data.draw(st.integers(1, 255))
    changes: dict[str, bytes] = {
        "flip": before[:place] + bytes([before[place] ^ other]) + before[place + 1 :],
        "cut": before[:place],
        "put in": before[:place] + bytes([other]) + before[place:],
        "take out": before[:place] + before[place + 1 :],
    }
    after = changes[data.draw(st.sampled_from(sorted(changes)))]
    try:
        ledger.write_bytes(after)
        # The same byte again beside its twin is the same ledger.
        assert after == before or not verify_register(Layout(whole), quick=True).fits
    finally:
        ledger.write_bytes(before)


@FEW
@given(data=st.data())
def test_any_byte_of_raw_that_is_changed_is_found(whole: Path, data: st.DataObject):
    """Or it is one of the few bits after the end of a packed stream that no reader sees."""
    files = [path for path in truth(whole) if path.is_file() and path.name != "ledger.jsonl"]
    path = data.draw(st.sampled_from(files))
    before, then = path.read_bytes(), served(whole)
    place = data.draw(st.integers(0, len(before) - 1))
    other = data.draw(st.integers(1, 255))
    after = data.draw(
        st.sampled_from(
            [
                before[:place] + bytes([before[place] ^ other]) + before[place + 1 :],
                before[:place],
                before + bytes([other]),
            ]
        )
    )
    try:
        path.write_bytes(after)
        assert not verify_register(Layout(whole), quick=True).fits or served(whole) == then
    finally:
        path.write_bytes(before)


def first(register: Path) -> str:
    """Where the first thing that does not fit stands, as a path inside the register."""
    report = verify_register(Layout(register))
    assert not report.fits
    return report.faults[0].where.split(", ")[0].removeprefix(str(register))[1:]


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda lines: [lines[0], lines[1].replace(b"1.json", b"7.json"), lines[2]], "ledger.jsonl:2"),
        (lambda lines: [lines[0], lines[1], lines[2].replace(b"2.json", b"7.json")], "ledger.jsonl:3"),
        (lambda lines: [lines[0].replace(b"0.json", b"7.json"), *lines[1:]], "ledger.jsonl:1"),
        (lambda lines: [lines[1], lines[0], lines[2]], "ledger.jsonl:1"),
        (lambda lines: [lines[0], lines[2]], "ledger.jsonl:1"),
        (lambda lines: lines[1:], "ledger.jsonl:1"),
        (lambda lines: lines[:2], "ledger.jsonl"),
        (lambda lines: [lines[0], b"rubbish\n", lines[2]], "ledger.jsonl:2"),
        (lambda lines: [], "ledger.jsonl"),
    ],
    ids=["second", "last", "first", "swapped", "one gone", "first gone", "last gone", "rubbish", "all gone"],
)
def test_the_first_line_that_does_not_fit_is_named(
    copy: Path, change: Callable[[list[bytes]], list[bytes]], where: str
):
    """An edited line, not the one after it that shows the edit."""
    ledger = copy / "ledger.jsonl"
    ledger.write_bytes(b"".join(change(lines_of(ledger))))
    assert first(copy) == where


def test_a_raw_object_that_is_gone_swapped_or_emptied_is_named(whole: Path, tmp_path: Path):
    """With the line of the ledger that names it."""
    one, other, *_ = [path for path in truth(whole) if path.is_file() and path.suffix == ".gz"]
    inside = [path.relative_to(whole) for path in (one, other)]

    def damaged(name: str, change: Callable[[Path, Path], object]) -> str:
        copy = shutil.copytree(whole, tmp_path / name)
        change(*(copy / path for path in inside))
        report = verify_register(Layout(copy))
        assert len({fault.where for fault in report.faults}) == len(report.faults) > 0
        return report.faults[0].where + report.faults[0].found

    assert "ledger.jsonl:" in damaged("gone", lambda one, _: one.unlink())
    assert "SHA-256" in damaged("swapped", lambda one, other: one.write_bytes(other.read_bytes()))
    assert "SHA-256" not in damaged("emptied", lambda one, _: one.write_bytes(b""))
    assert "gzip head" in damaged("head", lambda one, _: one.write_bytes(b"\x1f\x8b\x08\x08" + one.read_bytes()[4:]))


def test_a_ledger_rewritten_from_end_to_end_is_told_by_its_head(copy: Path):
    """Whoever rewrites ledger, raw and tables together leaves a chain that fits; a head noted elsewhere still tells."""
    noted = verify_register(Layout(copy)).head
    shutil.rmtree(copy)
    with register_of(copy) as register:
        register.load([write_package(copy.parent / "other.json", release("ocds-213czf-9"))], now=NOW)
    assert verify_register(Layout(copy)).fits
    report = verify_register(Layout(copy), head=noted)
    assert [fault.found for fault in report.faults] == ["no line with the head that was noted"]


def test_decisions_that_were_edited_are_found(copy: Path):
    """They are a chain of their own."""
    path = copy / "decisions.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"join"', b'"part"'))
    assert first(copy) == "decisions.jsonl:2"


def test_what_a_killed_load_leaves_is_a_note_and_no_fault(copy: Path):
    """Half a line, and an object that no line names yet."""
    with (copy / "ledger.jsonl").open("ab") as ledger:
        ledger.write(b'{"raw": "12')
    stray = copy / "raw" / "ab" / ("ab" + "0" * 62)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    report = verify_register(Layout(copy))
    assert len(report.notes) == 2
    # Its bytes are not those of its name, which is a fault all the same.
    assert [Path(fault.where).name for fault in report.faults] == [stray.name]


def test_derived_files_are_held_against_the_manifest(copy: Path):
    """One that is gone, or is another's, is named, and rebuilding is the remedy."""
    manifest = read_manifest(Layout(copy))
    assert manifest is not None
    file = Path(Snapshot(Layout(copy), manifest).releases_files()[-1])
    file.write_bytes(b"PAR1 no more")
    report = verify_register(Layout(copy))
    assert [fault.where for fault in report.faults] == [str(file)]
    assert "rebuild" in report.faults[0].remedy
    file.unlink()
    assert verify_register(Layout(copy)).faults[0].found.startswith("no such file")
    (copy / "MANIFEST").unlink()
    assert verify_register(Layout(copy)).faults[0].where == str(copy / "MANIFEST")


def test_a_decision_keeps_its_pair_in_either_order(tmp_path: Path):
    """The newest counts, and a torn tail is cut off by the next one."""
    from onrecord.register.decisions import decisions_path, read_decisions

    layout = Layout(tmp_path)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    decide(layout, Decision.between("case", "b", "a", verdict="join", at=at, by="A", reason="one purchase"))
    with decisions_path(layout).open("ab") as stream:
        stream.write(b'{"half')
    decide(layout, Decision.between("case", "a", "b", verdict="part", at=at, by="A", reason="two schools"))
    held = read_decisions(layout)
    assert [entry.verdict for entry in held.entries] == ["join", "part"]
    assert held.torn == 0
    said = held.about("case", "b", "a")
    assert said is not None
    assert (said.left, said.right, said.verdict) == ("a", "b", "part")
    assert held.about("party", "a", "b") is None


def test_a_ledger_that_is_no_text_is_told_and_nothing_breaks(copy: Path):
    """A byte that no UTF-8 has, and a line end that only looks like one: both are damage with a line to name."""
    ledger = copy / "ledger.jsonl"
    before = ledger.read_bytes()
    for damage in (before.replace(b"file", b"f\xe9le", 1), before.replace(b"\n", b"\r", 1)):
        ledger.write_bytes(damage)
        assert not verify_register(Layout(copy)).fits
        with pytest.raises(RegisterError, match=r"ledger.jsonl:1"):
            read_ledger(ledger)
