"""Cases in a register: found in its tables and index, and decided by people for good."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from registers import NOW, register_of, release, write_package

from onrecord.errors import UsageError
from onrecord.register import Register, cases
from onrecord.register.decisions import Choice, Decision
from onrecord.register.layout import Layout
from onrecord.register.verify import verify_register

TITLE = "Repair of the Swallow Bridge"


def notice(ocid: str, *, day: str = "2031-02-03", tag: str = "tender", title: str = TITLE, **parts: Any) -> Any:
    """A notice of one buyer."""
    outside = {key: parts.pop(key) for key in ("id", "relatedProcesses") if key in parts}
    tender = {"id": "T", "title": title, "tenderPeriod": {"endDate": "2031-02-24"}} | parts
    return release(f"ocds-213czf-{ocid}", date=day, tag=[tag], tender=tender, **outside)


PLAN = notice("plan", day="2030-06-01", tag="planning", tenderPeriod={})
TENDER = notice("tender", id="012345-2031")
AWARD = notice("award", day="2031-05-05", tag="award")
CALL_OFF = notice("calloff", day="2031-09-05", title="Piers", description="A call-off under notice 012345-2031.")
OTHERS = [notice(f"other-{n}", title=f"Repair of bridge number {n}", tenderPeriod={}) for n in range(9)]
EVERYTHING = (PLAN, TENDER, AWARD, CALL_OFF, *OTHERS)


@pytest.fixture(name="register")
def register_fixture(tmp_path: Path) -> Register:
    """One purchase in four records, among others."""
    return register_of(tmp_path / "r", write_package(tmp_path / "all.json", *EVERYTHING))


def members(register: Register, ocid: str) -> dict[str, list[str]]:
    """Short ocid to the kinds of its reasons."""
    case = register.case(f"ocds-213czf-{ocid}")
    assert case is not None
    return {m.ocid.removeprefix("ocds-213czf-"): [str(r.kind) for r in m.reasons] for m in case.members}


def decide(register: Register, one: str, other: str, verdict: Choice) -> None:
    made = Decision.between(
        "case", f"ocds-213czf-{one}", f"ocds-213czf-{other}", verdict=verdict, at=NOW, by="A. Clerk", reason="I know it"
    )
    register.decide(made)


def test_a_case_is_found_from_any_of_its_members(register: Register):
    """Through one another, by day, each with its reasons."""
    assert members(register, "tender") == {"plan": ["planning"], "award": ["award"], "calloff": ["number"]}
    everyone = {"plan", "tender", "award", "calloff"}
    for ocid in everyone:
        assert members(register, ocid).keys() == everyone - {ocid}
    assert members(register, "other-1") == {}
    assert register.case("ocds-213czf-nobody") is None


def test_what_the_publisher_relates_is_found_from_both_ends(tmp_path: Path):
    """Also from the one that says nothing of it."""
    related = [{"id": "1", "scheme": "ocid", "identifier": "ocds-213czf-tender", "relationship": ["framework"]}]
    child = notice("child", day="2032-01-01", title="Coping stones", relatedProcesses=related)
    register = register_of(tmp_path / "r", write_package(tmp_path / "all.json", TENDER, child, *OTHERS))
    assert members(register, "child") == {"tender": ["related"]}
    assert members(register, "tender") == {"child": ["related"]}


def test_what_a_person_decided_stands_after_a_rebuild(register: Register, tmp_path: Path):
    """Parted is out, also by way of a third; joined is in, with who said so; the newest word counts."""
    decide(register, "tender", "plan", "part")
    decide(register, "other-1", "tender", "join")
    for again in (False, True):
        if again:
            register.rebuild()
        assert members(register, "tender").keys() == {"award", "calloff", "other-1"}
        assert members(register, "other-1")["tender"] == ["decided"]
        case = register.case("ocds-213czf-tender")
        assert case is not None
        assert [said.reason for said in case.parted] == ["I know it"]
    decide(register, "tender", "plan", "join")
    assert members(register, "tender")["plan"] == ["decided", "planning"]
    assert verify_register(Layout(tmp_path / "r")).decisions == 3


def test_a_decision_outlives_everything_derived(register: Register, tmp_path: Path):
    """Tables, index and manifest thrown away by hand."""
    decide(register, "tender", "plan", "part")
    register.close()
    for name in ("releases", "tables", "index"):
        shutil.rmtree(tmp_path / "r" / name)
    (tmp_path / "r" / "MANIFEST").unlink()
    Register.open_to_rebuild(tmp_path / "r").rebuild()
    assert "plan" not in members(Register.open(tmp_path / "r"), "tender")


def test_the_work_for_a_case_has_an_end_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What people decided is looked at first; where something is left out, the case is not whole."""
    alike = [notice(f"alike-{n}", tenderPeriod={}) for n in range(9)]
    register = register_of(tmp_path / "r", write_package(tmp_path / "all.json", TENDER, AWARD, *alike))
    decide(register, "alike-8", "tender", "join")
    whole = register.case("ocds-213czf-tender")
    assert whole is not None
    assert whole.complete
    monkeypatch.setattr(cases, "MOST_READ", 1)
    few = register.case("ocds-213czf-tender")
    assert few is not None
    assert [(member.ocid, few.complete) for member in few.members] == [("ocds-213czf-alike-8", False)]
    monkeypatch.setattr(cases, "MOST_READ", 100)
    monkeypatch.setattr(cases, "MOST_ASKED", 0)
    unasked = register.case("ocds-213czf-tender")
    assert unasked is not None
    assert [(member.ocid, unasked.complete) for member in unasked.members] == [("ocds-213czf-alike-8", False)]


def test_a_framework_of_many_call_offs_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Those that name it are not all read."""
    related = [{"id": "1", "scheme": "ocid", "identifier": "ocds-213czf-tender", "relationship": ["framework"]}]
    called = [notice(f"call-{n}", title=f"Coping {n}", relatedProcesses=related) for n in range(5)]
    register = register_of(tmp_path / "r", write_package(tmp_path / "all.json", TENDER, *called))
    assert len(members(register, "tender")) == 5
    monkeypatch.setattr(cases, "MOST_READ", 3)
    case = register.case("ocds-213czf-tender")
    assert case is not None
    assert (len(case.members), case.complete) == (3, False)


@pytest.mark.parametrize(("one", "other", "reason"), [("a", "a", "why"), ("a", "b", " ")])
def test_a_decision_that_says_nothing_is_refused(one: str, other: str, reason: str):
    """A pair is two, and a reason has words."""
    with pytest.raises(UsageError):
        Decision.between("case", one, other, verdict="join", at=NOW, by="A", reason=reason)
