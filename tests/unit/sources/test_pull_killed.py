"""Pulls that the system kills: what was kept is whole, and the next pull completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pulling import Scene, scene

SCRIPT = """
import sys
sys.path[:0] = {paths!r}
from datetime import date
from pathlib import Path
from fake_sources import WireClock
from onrecord.settings import Settings
from onrecord.tasks import intake, pull
intake.MOST_ANSWERS = 4
clock = WireClock({base!r})
pull(
    Settings(Path({register!r}), state=Path({state!r})), {name!r},
    since=date(2025, 1, 1), until=date.fromisoformat({until!r}), address={address!r}, clock=clock, sleep=clock.sleep,
)
"""


def pulling(play: Scene) -> subprocess.Popen[str]:
    """A process that pulls, in batches of four answers."""
    tests = Path(__file__).parents[2]
    script = SCRIPT.format(
        paths=[str(tests)], base=play.server.base, register=str(play.settings.register), name=play.name,
        state=str(play.settings.state), until=play.until.isoformat(), address=play.address,
    )  # fmt: skip
    return subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
@pytest.mark.parametrize(("name", "at"), [("contracts-finder", 3), ("find-a-tender", 11), ("sell2wales", 21)])
def test_kill_minus_nine_at_any_request(tmp_path: Path, name: str, at: int):
    """Killed while it asks: no note without its answers, and the next pull ends with every release held."""
    with scene(tmp_path, name) as play:
        running: list[subprocess.Popen[str]] = []

        def kill(number: int) -> None:
            if number == at:
                running[0].kill()

        play.server.before = kill
        running.append(pulling(play))
        _, said = running[0].communicate()
        assert running[0].returncode == -signal.SIGKILL, said
        if play.settings.register.exists():
            gaps = play.gaps()
            assert gaps.missing == ()
            assert not gaps.nothing_lacks or gaps.expected == 0
        play.server.before = None
        answer = play.pull()
        assert answer.gaps.nothing_lacks
        truth = play.server.truth(datetime(2025, 1, 1, tzinfo=UTC), play.last)
        ocids = {ocid for ocid, _ in play.held()}
        assert {ocid for ocid, _ in truth.releases} <= ocids
        assert len(play.server.asked) < 2 * len({asked.target for asked in play.server.asked})
