"""Pulls of a simulated year: what is held in the end, what is said to be missing, and how often it was asked."""

from __future__ import annotations

import logging
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fake_sources import ALL_FAULTS, Fault, Faults, make_timeline
from fake_sources.faults import OF_CONTENT, only
from pulling import FIRST, scene

from onrecord.errors import LockedError, SourceError, UsageError
from onrecord.register import Register
from onrecord.register.lock import writing
from onrecord.report.answers_pull import gaps_json, gaps_line
from onrecord.sources import Gaps
from onrecord.sources.model import Doubtful
from onrecord.tasks import pull
from onrecord.tasks.intake import read_notes

NAMES = ("contracts-finder", "find-a-tender", "public-contracts-scotland", "sell2wales")


def shown(keys: set[tuple[str, str]], name: str) -> set[object]:
    """Scotland sends no release ids: only the processes can be compared."""
    return {ocid for ocid, _ in keys} if name == "public-contracts-scotland" else set(keys)


@pytest.mark.parametrize("name", NAMES)
def test_a_year_is_held_whole_and_said_to_be(tmp_path: Path, name: str):
    """Every release that the source shows, and no request beyond the budget."""
    with scene(tmp_path, name) as play:
        answer = play.pull(history=True)
        truth = play.server.truth(FIRST, play.last)
        assert shown(set(truth.releases), name) <= shown(play.held(), name)
        assert play.marks() <= truth.all_marks
        assert answer.gaps == play.gaps()
        assert answer.gaps.whole
        assert answer.gaps.held == answer.gaps.expected > 0
        assert play.server.over_budget == 0


def test_what_a_search_may_have_left_out_is_not_called_whole(tmp_path: Path):
    """Contracts Finder shows releases in between only where a process is asked for by itself."""
    with scene(tmp_path, "contracts-finder", notices=4) as play:
        gaps = play.pull(since=date(2025, 1, 1), until=date(2025, 12, 31)).gaps
        assert gaps.nothing_lacks
        assert gaps.unproven > 0
        assert not gaps.whole
        assert "--history" in gaps.remark
        assert gaps_json(gaps)["records_not_asked"] == gaps.unproven
        assert "not asked for one by one" in gaps_line(gaps)


def test_every_wait_is_a_line_of_its_own_log(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """How long, for whom and why: what is shown where no terminal shows a bar."""
    caplog.set_level(logging.INFO, "onrecord.pull.waits")
    with scene(tmp_path, "contracts-finder", notices=4) as play:
        play.pull()
    told = [record.getMessage() for record in caplog.records if record.name == "onrecord.pull.waits"]
    assert told
    assert all(re.fullmatch(r"waiting [\d,]+ s before asking 127\.0\.0\.1 again \(its turn\)", line) for line in told)


@pytest.mark.parametrize("fault", [*sorted(ALL_FAULTS), None], ids=lambda fault: fault.name if fault else "ALL")
def test_find_a_tender_loses_nothing_under_any_fault(tmp_path: Path, fault: Fault | None):
    """More rows in one second than a page holds, a cursor that always loses rows, and each fault, and all of them."""
    faults = only(fault) if fault else Faults(ALL_FAULTS)
    burst = 150 if fault is None or fault in OF_CONTENT else 0
    start = datetime(2025, 3, 20, tzinfo=UTC)
    timeline = make_timeline("find-a-tender", notices=15, burst=burst, start=start, days=20)
    with scene(tmp_path, "find-a-tender", faults, timeline=timeline) as play:
        answer = play.pull(since=date(2025, 3, 19), until=date(2025, 4, 15))
        held = {id_ for _, id_ in play.held()}
        wanted = {id_ for _, id_ in play.server.truth(start, start + timedelta(days=40)).releases}
        assert wanted <= held | set(answer.gaps.missing)
        assert not answer.gaps.missing
        assert all("in 2 seconds" in one.reason for one in answer.gaps.suspect)
        assert play.server.trapped == 0
        assert play.server.over_budget == 0
        # Two windows touch in the second of the burst.
        assert len(answer.gaps.suspect) == (2 if burst else 0)


class Interrupted:
    """A listener that presses Ctrl-C at the `last` step it hears of."""

    def __init__(self, last: int) -> None:
        self.steps, self.last = 0, last

    def __call__(self, _progress: object) -> None:
        self.steps += 1
        if self.steps == self.last:
            raise KeyboardInterrupt


@pytest.mark.parametrize("name", NAMES)
def test_a_pull_cut_off_goes_on_where_it_was(tmp_path: Path, name: str):
    """Ctrl-C in the middle: what came is kept, and the second pull asks for the rest alone."""
    with scene(tmp_path / "whole", name) as play:
        count = Interrupted(0)
        play.pull(listener=count)
        whole, requests = play.held(), len(play.server.asked)
    with scene(tmp_path / "cut", name) as play:
        with pytest.raises(KeyboardInterrupt):
            play.pull(listener=Interrupted(count.steps // 2))
        assert 0 < len(play.held()) < len(whole)
        assert not play.gaps().nothing_lacks
        assert play.pull().gaps.nothing_lacks
        assert play.held() == whole
        assert len(play.server.asked) <= requests + 8


@pytest.mark.parametrize("name", NAMES)
def test_asked_again_a_settled_year_costs_nothing(tmp_path: Path, name: str):
    """What is complete is not asked for twice."""
    with scene(tmp_path, name) as play:
        play.pull()
        before = len(play.server.asked)
        assert play.pull().gaps.nothing_lacks
        assert len(play.server.asked) == before


def test_the_last_two_hours_are_asked_again_and_what_came_late_is_found(tmp_path: Path):
    """A notice that the source shows an hour late, dated before the end of the last pull."""
    timeline = make_timeline("find-a-tender", notices=40)
    with scene(tmp_path, "find-a-tender", timeline=timeline, now=datetime(2025, 6, 2, 12, tzinfo=UTC)) as play:
        hidden = next(one for one in reversed(timeline.editions) if one.instant < play.clock())
        late = play.clock() - timedelta(minutes=90)
        play.pull(since=date(2025, 5, 1))
        timeline.edit(hidden, late)
        play.clock.sleep(3600)
        play.pull(follow=False)
        assert timeline.current(play.clock())[-1].body["description"] in play.marks()


def test_a_silent_edit_is_found_by_asking_again(tmp_path: Path):
    """Other content under the same release id and the same instant of publication: both states are held."""
    with scene(tmp_path, "find-a-tender") as play:
        play.pull()
        old = play.server.timeline.current(datetime(2025, 12, 1, tzinfo=UTC))[5]
        new = play.server.timeline.edit(old, old.instant)
        play.pull()
        assert new.body["description"] not in play.marks()
        play.pull(since=date(2025, 1, 1), until=date(2025, 12, 31), again=True)
        assert {old.body["description"], new.body["description"]} <= play.marks()


def test_a_number_that_no_window_showed_is_asked_for_by_itself(tmp_path: Path):
    """Rows that the cursor drops in a crowded second are found by the yearly sequence, and void numbers noted."""
    with scene(tmp_path, "find-a-tender", burst=130) as play:
        answer = play.pull()
        singles = [asked.target for asked in play.server.asked if "?" not in asked.target]
        assert any(asked.status == 200 for asked in play.server.asked if "?" not in asked.target)
        assert answer.gaps.absent >= len(play.server.timeline.void) > 0
        assert len(singles) == len(set(singles))


def test_an_address_that_never_answers_is_said_to_be_missing(tmp_path: Path):
    """One month and type always answers 503: all else is held, and that one is named, and asked again next time."""
    with scene(tmp_path, "sell2wales", only(stubborn=["dateFrom=02-2025&outputType=0&noticeType=7"])) as play:
        answer = play.pull()
        assert answer.gaps.not_asked == ("2025-02/7",)
        play.server.faults.stubborn = frozenset()
        before = len(play.server.asked)
        assert play.pull().gaps.nothing_lacks
        assert len(play.server.asked) == before + 1


def test_a_window_that_never_answers_is_said_to_be_missing(tmp_path: Path):
    """What lies before and after it is held; when the source has recovered, it alone is asked for."""
    with scene(tmp_path, "find-a-tender", only(stubborn=["updatedFrom=2025-01-01T00:00:00"])) as play:
        answer = play.pull()
        assert answer.gaps.not_asked[0].startswith("2025-01-01T00:00:00/")
        assert play.server.truth(FIRST + timedelta(days=20), play.last).notices <= {id_ for _, id_ in play.held()}
        play.server.faults.stubborn = frozenset()
        play.pull(since=date(2025, 1, 1), until=date(2025, 12, 31))
        assert not play.gaps().not_asked


def test_a_source_that_is_gone_is_told_and_what_came_is_kept(tmp_path: Path):
    """Nothing answers any more half-way: exit code 5, and the next pull goes on."""
    with scene(tmp_path, "contracts-finder") as play:
        play.pull(since=date(2025, 1, 1), until=date(2025, 6, 30))
        held = play.held()
        play.server.faults.stubborn = frozenset({"Search"})
        with pytest.raises(SourceError, match="HTTP 503") as caught:
            play.pull()
        assert caught.value.exit_code == 5
        assert play.held() == held
        play.server.faults.stubborn = frozenset()
        assert play.pull().gaps.nothing_lacks


def test_one_pull_of_a_source_at_a_time(tmp_path: Path):
    """A second one is told who pulls; a pull of another source may run."""
    with scene(tmp_path, "sell2wales") as play:
        play.pull(since=date(2025, 1, 1), until=date(2025, 1, 31))
        with (
            Register.open(play.settings.register) as register,
            register.notes("sell2wales").alone("pulling sell2wales"),
        ):
            with pytest.raises(LockedError, match="pulling sell2wales"):
                play.pull()
            with register.notes("find-a-tender").alone("pulling find-a-tender"):
                pass


def test_a_pull_waits_for_another_writer(tmp_path: Path):
    """While somebody loads into the same register, the batch waits its turn and is not lost."""
    with scene(tmp_path, "sell2wales") as play:
        Register.create(play.settings.register)
        waits: list[float] = []

        def sleep(seconds: float) -> None:
            waits.append(seconds)
            play.clock.sleep(seconds)
            if waits.count(5.0) == 3:
                loading.__exit__(None, None, None)

        loading = writing(play.settings.register / "LOCK", "loading")
        loading.__enter__()
        answer = play.pull(since=date(2025, 1, 1), until=date(2025, 1, 31), sleep=sleep)
        assert waits.count(5.0) == 3
        assert answer.gaps.nothing_lacks


def test_following_keeps_to_its_schedule_and_leaves_cleanly(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """Polls begin on the hour whatever each takes; one that fails is a line of the log; Ctrl-C ends with an answer."""
    caplog.set_level(logging.INFO, "onrecord.pull")
    started: list[datetime] = []
    with scene(tmp_path, "find-a-tender", now=datetime(2025, 6, 2, 12, tzinfo=UTC)) as play:

        def sleep(seconds: float) -> None:
            play.clock.sleep(seconds)
            if play.clock().minute == 0 and play.clock().second == 0 and play.clock() not in started:
                started.append(play.clock())
                play.server.faults.stubborn = frozenset({"ocdsReleasePackages"} if len(started) == 2 else ())
                if len(started) == 5:
                    raise KeyboardInterrupt

        answer = play.pull(follow=True, every=60, sleep=sleep)
    hours = [instant - datetime(2025, 6, 2, 12, tzinfo=UTC) for instant in started]
    assert all(hour % timedelta(hours=1) == timedelta() for hour in hours)
    told = [record.getMessage() for record in caplog.records]
    lines = [line for line in told if not line.startswith("waiting ")]
    assert lines[0].startswith("2025-06-02T12:00:00+00:00 find-a-tender: ")
    assert any("HTTP 503" in line for line in lines)
    assert len(lines) == 5
    assert len(told) > 5
    assert answer.source == "find-a-tender"


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"since": date(2025, 3, 2), "until": date(2025, 3, 1)}, "2025-03-02 or later"),
        ({"until": date(2025, 3, 1), "since": None}, "no --since"),
        ({"since": date(2025, 3, 1), "follow": True}, "--follow"),
        ({"since": None, "again": True}, "--again"),
    ],
)
def test_days_that_cannot_be_meant(tmp_path: Path, wishes: dict[str, object], message: str):
    """Told before anything is asked."""
    with scene(tmp_path, "find-a-tender", notices=1) as play, pytest.raises(UsageError, match=message):
        play.pull(**wishes)


def test_an_unknown_source_is_told_the_known_ones(tmp_path: Path):
    """By name."""
    with (
        scene(tmp_path, "find-a-tender", notices=1) as play,
        pytest.raises(UsageError, match="contracts-finder, f"),
    ):
        pull(play.settings, "ted")


def test_lines_that_cannot_be_read_are_asked_for_again(tmp_path: Path):
    """A torn last line is cut off; a damaged one counts as not written."""
    with scene(tmp_path, "contracts-finder") as play:
        play.pull()
        with Register.open(play.settings.register) as register:
            book = register.notes("contracts-finder")
        notes = read_notes(book)
        lines = book.path.read_bytes().splitlines(keepends=True)
        book.path.write_bytes(b"".join(lines[:-2]) + b"no line\n" + lines[-1][:20])
        assert read_notes(book) == notes[:-2]
        assert not play.gaps().nothing_lacks
        assert play.pull().gaps.nothing_lacks


def test_gaps_in_one_line():
    """Counts, then names, shortened."""
    missing = tuple(f"{number:06d}-2025" for number in range(1, 8))
    gaps = Gaps("notices", "numbers", 93, 100, missing, suspect=(Doubtful("a/b", "full"),))
    assert gaps_line(gaps) == (
        "93 of 100 notices held; missing: 000001-2025, 000002-2025, 000003-2025, 000004-2025, 000005-2025, … (7 in all)"
        "; suspect spans: a/b"
    )
