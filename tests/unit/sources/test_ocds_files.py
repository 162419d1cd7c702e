"""Any publisher by address: a file, a chain of packages, a dump; what is broken is asked for again and then named."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_sources import Fault
from fake_sources.faults import only
from pulling import Scene, scene

from onrecord import tasks
from onrecord.errors import SourceError, UsageError
from onrecord.report.answers_pull import PullAnswer

ON_THE_WAY = [Fault.CUT, Fault.TRUNCATED, Fault.HTML_AS_DATA, Fault.DROPPED, Fault.GATEWAY_TIMEOUT]


def pull(play: Scene, path: str, **wishes: object) -> PullAnswer:
    """Pull what lies at this path of the publisher."""
    address = f"{play.server.base}/ocds/{path}"
    return tasks.pull(play.settings, address, clock=play.clock, sleep=play.clock.sleep, **wishes)  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", [None, *ON_THE_WAY], ids=str)
@pytest.mark.parametrize("path", ["releases.json", "chain", "registry/2025.jsonl.gz"])
def test_all_of_it_is_held(tmp_path: Path, path: str, fault: Fault | None):
    """One package, three pages that link on, or a packed dump of compiled releases."""
    with scene(tmp_path, "publisher", only(*([fault] if fault else [])), notices=210) as play:
        answer = pull(play, path)
        assert answer.gaps.whole, answer.gaps
        ocids = {edition.ocid for edition in play.server.timeline.current(play.clock())}
        assert answer.tally.records == len(ocids) or path.startswith("registry")
        assert play.server.trapped == 0


def test_a_chain_without_end_is_left_and_named(tmp_path: Path):
    """Empty pages that link on for ever: the first of them ends it, and is a doubt."""
    faults = only(Fault.ENDLESS_NEXT, rate=1.0)
    with scene(tmp_path, "publisher", faults, notices=20) as play:
        answer = pull(play, "chain")
        assert [one.reason for one in answer.gaps.suspect] == ["an empty page that says that there are more"]
        assert answer.tally.releases > 20


def test_a_chain_that_breaks_off_goes_on_at_its_last_page(tmp_path: Path):
    """Page two is out of reach: page one is kept, and the next pull begins with page two."""
    with scene(tmp_path, "publisher", only(stubborn=["at=100"]), notices=210) as play:
        with pytest.raises(SourceError, match="HTTP 503"):
            pull(play, "chain")
        play.server.faults.stubborn = frozenset()
        before = len(play.server.asked)
        assert pull(play, "chain").gaps.whole
        assert play.server.asked[before].target == "/ocds/chain?at=100"


def test_an_address_takes_no_days_and_no_other_address(tmp_path: Path):
    """A file is whole or not at all."""
    with scene(tmp_path, "publisher", notices=1) as play:
        for wish in ({"since": "2025-01-01"}, {"address": "http://127.0.0.1:1"}):
            with pytest.raises(UsageError):
                pull(play, "releases.json", **wish)
