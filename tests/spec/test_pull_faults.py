"""A pull of a year ends with every notice held, or listed as a gap, whatever the source does.

The servers compute their answers and their faults; the register is compared with what was really published.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fake_sources import ALL_FAULTS, FakeSource, Fault, Faults, Timeline, VirtualClock, make_timeline
from fake_sources.faults import OF_CONTENT, only
from fake_sources.sites import ContractsFinder
from pulls import Listed, Verdict, gaps, judge, pull

from onrecord.errors import SourceError
from onrecord.register import Register

NOW = datetime(2026, 1, 20, tzinfo=UTC)
SINCE = date(2025, 1, 1)
BY_WINDOWS = ("contracts-finder", "find-a-tender")


def year(name: str, burst: int = 0, busy: int = 140) -> Timeline:
    """A year with a busy hour where that makes a difference. Made anew every time: faults edit it."""
    if name in BY_WINDOWS:
        return make_timeline(name, notices=40, burst=burst, busy=busy)
    return make_timeline(name, notices=260 if name == "publisher" else 40)


def pull_all(source: FakeSource, folder: Path, times: int = 3) -> tuple[Verdict, set[str]]:
    """Pull until a pull comes to its end, and judge what is there; with the reasons of those that did not."""
    broke_off = set()
    for _ in range(times):
        begun = source.clock()
        try:
            pull(source, folder, SINCE)
        except SourceError as reason:
            broke_off.add(reason.sentence)
        else:
            break
    with Register.open(folder / "register") as register:
        return judge(source, register, gaps(source, folder), until=begun), broke_off


def check(source: FakeSource, verdict: Verdict) -> None:
    """Nothing lost, nothing double, nothing invented; asked politely, and nobody was led astray."""
    assert verdict.lost == ()
    assert verdict.doubled == ()
    assert verdict.invented == ()
    assert verdict.unkept == ()
    assert source.over_budget == 0
    assert source.trapped == 0


@pytest.mark.parametrize("name", [*BY_WINDOWS, "public-contracts-scotland", "publisher"])
def test_a_year_without_faults_is_held_whole(tmp_path: Path, name: str):
    """Every notice of it, and nothing is listed."""
    with FakeSource(year(name), VirtualClock(NOW)) as source:
        verdict, broke_off = pull_all(source, tmp_path)
        check(source, verdict)
        assert not broke_off
        assert verdict.held == verdict.published > 100
        assert gaps(source, tmp_path) == Listed()


@pytest.mark.parametrize("name", BY_WINDOWS)
def test_more_than_a_page_in_one_second_is_in_doubt(tmp_path: Path, name: str):
    """No window can divide a second: what came is kept, and the span is listed."""
    with FakeSource(year(name, burst=110 if name == "find-a-tender" else 220), VirtualClock(NOW)) as source:
        verdict, _ = pull_all(source, tmp_path)
        check(source, verdict)
        assert verdict.held + verdict.listed == verdict.published
        assert gaps(source, tmp_path).portions


ON_A_CHAIN = (OF_CONTENT - {Fault.CURSOR_DROPS_ROWS}) | {Fault.HTML_AS_DATA, Fault.CUT, Fault.TRUNCATED}
"""What must be noticed on a chain of packages. That rows are lacking between two pages cannot be."""
EACH = [
    *(("find-a-tender", fault) for fault in sorted(Fault)),
    *(("contracts-finder", fault) for fault in sorted(OF_CONTENT)),
    *(("publisher", fault) for fault in sorted(ON_A_CHAIN)),
]


@pytest.mark.parametrize(("name", "fault"), EACH)
def test_each_fault_alone(tmp_path: Path, name: str, fault: Fault):
    """Whatever goes wrong, again and again: each notice is held or listed."""
    faults = only(fault, rate=0.4) if name in BY_WINDOWS else only(fault, rate=0.6, seed=4)
    # Full pages matter only where it is the pages that are wrong.
    timeline = year(name, busy=140 if fault in OF_CONTENT else 0)
    with FakeSource(timeline, VirtualClock(NOW), faults) as source:
        verdict, _ = pull_all(source, tmp_path)
        # The cursor of Find a Tender loses rows with or without the fault.
        assert source.faults.struck or (name, fault) == ("find-a-tender", Fault.CURSOR_DROPS_ROWS)
        check(source, verdict)


@pytest.mark.parametrize(("name", "seed"), [("contracts-finder", 1), ("find-a-tender", 1), ("find-a-tender", 2)])
def test_all_faults_together(tmp_path: Path, name: str, seed: int):
    """Everything at once."""
    with FakeSource(year(name, burst=110), VirtualClock(NOW), Faults(ALL_FAULTS, 0.4, seed)) as source:
        verdict, _ = pull_all(source, tmp_path)
        assert len(source.faults.struck) > 8
        check(source, verdict)


def test_all_faults_of_a_monthly_source(tmp_path: Path):
    """A month of a type is there or listed."""
    with FakeSource(year("sell2wales"), VirtualClock(NOW), Faults(ALL_FAULTS, 0.2, 1)) as source:
        verdict, _ = pull_all(source, tmp_path)
        assert len(source.faults.struck) > 8
        check(source, verdict)


BROKEN = "From=2025-03"
"""Every window that begins in March: 503, for ever."""


def test_what_is_broken_for_good_is_listed(tmp_path: Path):
    """Without numbers to count by, the spans that never came are listed; everything else is held."""
    faults = only(stubborn=[BROKEN])
    with FakeSource(year("contracts-finder"), VirtualClock(NOW), faults) as source:
        verdict, _ = pull_all(source, tmp_path)
        check(source, verdict)
        assert 0 < verdict.listed < 20
        assert verdict.held + verdict.listed == verdict.published


def test_what_is_broken_for_good_is_asked_for_by_number(tmp_path: Path):
    """With numbers to count by, every notice of such a span is asked for alone."""
    with FakeSource(year("find-a-tender"), VirtualClock(NOW), only(stubborn=[BROKEN])) as source:
        verdict, _ = pull_all(source, tmp_path)
        check(source, verdict)
        assert verdict.held == verdict.published
        assert gaps(source, tmp_path).portions


def test_times_without_a_zone_may_be_utc(tmp_path: Path):
    """Nobody has said how Contracts Finder reads them: windows that touch hold everything either way."""
    timeline = year("contracts-finder")
    with FakeSource(timeline, VirtualClock(NOW), site=ContractsFinder(timeline, UTC)) as source:
        verdict, _ = pull_all(source, tmp_path)
        check(source, verdict)
        assert verdict.held == verdict.published


def test_a_record_of_twenty_megabytes_is_held(tmp_path: Path):
    """One release larger than all others together."""
    timeline = make_timeline("publisher", notices=30, large=20_000_000)
    with FakeSource(timeline, VirtualClock(NOW)) as source:
        verdict, _ = pull_all(source, tmp_path)
        check(source, verdict)
        assert verdict.held == verdict.published
