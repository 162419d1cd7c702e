"""The tables on the pages of the rules hold: each rule says of each sentence what its page says that it says."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from rule_sentences import NOTHING, Row, judged, rows

from onrecord.checking.rule import rules
from onrecord.checking.rules import value

ROWS = [row for rule in rules() for row in rows(rule.name)]
OF_FILES = [row for row in ROWS if row.file]
name = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}: {row.sentence[:60]}")


@name
def test_a_rule_says_what_its_page_says(row: Row):
    """The sentence that triggers a rule does, and its neighbour does not."""
    assert judged(row) == row.says


@pytest.mark.parametrize("row", OF_FILES, ids=lambda row: f"{row.file}: {row.sentence[:60]}")
def test_a_verdict_hangs_on_the_file_that_the_page_names(row: Row, monkeypatch: pytest.MonkeyPatch):
    """Without the file a triggering sentence is judged otherwise, and its neighbour is judged the same."""
    neighbour, file = row.file.startswith("not "), row.file.removeprefix("not ")
    silence(sys.modules[f"onrecord.checking.worth.{file}"], monkeypatch)
    assert (judged(row) == row.says) is neighbour


def silence(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make all that a file offers say nothing, wherever it was taken to."""
    own = {found for found in vars(module).values() if getattr(found, "__module__", "") == module.__name__}
    monkeypatch.setattr(value, "READINGS", tuple(reading for reading in value.READINGS if reading not in own))
    users = [m for n, m in sys.modules.items() if n.startswith("onrecord.checking.worth.") and m is not module]
    for user in (value, *users):
        for key, found in list(vars(user).items()):
            if callable(found) and getattr(found, "__module__", "") == module.__name__:
                monkeypatch.setattr(user, key, _nothing if key.startswith("find_") else _none)


def test_every_rule_is_silent_about_something():
    """Of most neighbours a rule says nothing at all."""
    assert sum(row.says == NOTHING for row in ROWS) >= len(rules()) - 1


def _none(*_: object) -> None:
    return None


def _nothing(*_: object) -> tuple[()]:
    return ()
