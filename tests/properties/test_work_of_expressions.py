"""No regular expression of the package explodes on a text that is built for it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from tree import PROJECT

pytest.importorskip("resource", reason="limits as POSIX has them")
import pumping
from pumping import Expression


def test_the_work_of_every_expression_is_in_proportion_to_the_text() -> None:
    """All of them, found by importing; one that never ends is the last named on the standard error."""
    script = [sys.executable, str(PROJECT / "tests" / "pumping.py")]
    run = subprocess.run(script, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, f"stopped at {run.stderr.splitlines()[-1:]}"
    told = json.loads(run.stdout)
    assert told["expressions"] > 500
    assert told["bombs"] == []


@pytest.mark.parametrize(
    ("bomb", "at_start"),
    [(r"(?:a+)+b", True), (r"\s*,?\s*x", False), (r"[-\s](?:[\w-]+[-\s]){0,2}work\b", True)],
)
def test_a_bomb_is_known_for_one(bomb: str, at_start: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power, a cube over all places, and a square at one place, which a quick machine is soon through with."""
    monkeypatch.setattr(pumping, "MUCH", pumping.MUCH / 10)
    assert Expression("bomb", re.compile(bomb), at_start).bomb()
    assert not Expression("harmless", re.compile(r"\b[a-z]++x"), at_start).bomb()
