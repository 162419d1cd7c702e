"""Work in a process of its own answers as it would here, or is over when its time is."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from onrecord import tasks
from onrecord.errors import RegisterError
from onrecord.settings import Settings
from onrecord.tasks.in_time import Stopped, TimeOverError, in_time

AT = datetime(2024, 11, 20, 12, tzinfo=UTC)


def test_what_it_answers_comes_back():
    """And what it prints goes where errors go."""
    assert in_time(Stopped(AT), 60) == AT
    assert in_time(partial(print, "a library's own words"), 60) is None


def test_its_errors_come_back_with_all_their_facts(tmp_path: Path):
    """As if it had been asked here."""
    work = partial(tasks.totals, Settings(tmp_path / "none"))
    with pytest.raises(RegisterError) as here:
        work()
    with pytest.raises(RegisterError) as there:
        in_time(work, 60)
    for name in ("where", "found", "expected", "remedy", "sentence"):
        assert getattr(there.value, name) == getattr(here.value, name)


def test_it_is_ended_when_its_time_is_over():
    """Though it would never end, and hears nothing."""
    with pytest.raises(TimeOverError):
        in_time(signal.pause, 0.01)


def test_a_process_that_dies_is_told():
    """As a fault, which a log has."""
    with pytest.raises(RuntimeError, match="ended with 3"):
        in_time(partial(os._exit, 3), 60)
