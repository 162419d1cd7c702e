"""A crew answers every article in order, whatever becomes of the processes that check them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bulk_desk import BEGIN

from onrecord.errors import RegisterError
from onrecord.tasks.bulk import crew
from onrecord.tasks.bulk.crew import Crew
from onrecord.tasks.bulk.model import Item, Orders


def orders(register: str = "any", seconds: float = 60.0) -> Orders:
    return Orders(register, "Europe/London", None, None, seconds, "a state")


def items(*words: str) -> list[Item | bytes]:
    return [Item(f"{number}.txt", f"{number}.txt", text.encode()) for number, text in enumerate(words)]


def rows(jobs: int, *words: str, seconds: float = 60.0) -> list[dict[str, Any]]:
    with Crew(orders(seconds=seconds), jobs, BEGIN) as found:
        return [json.loads(line) for line in found.rows(items(*words))]


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_article_has_its_row_in_the_order_given(jobs: int) -> None:
    """However many check at a time."""
    words = [f"article {number}" for number in range(100)]
    assert [row["words"] for row in rows(jobs, *words)] == words


def test_an_article_that_takes_too_long_is_cut_off_and_the_others_are_not() -> None:
    """Its process is ended by the kernel, in whatever loop it is."""
    first, cut, last = rows(2, "one", "hang", "three", seconds=2.0)
    assert (first["words"], last["words"]) == ("one", "three")
    assert (cut["row"], cut["path"], cut["trouble"], cut["seconds"]) == ("unanswered", "1.txt", "cut off", 2.0)
    assert "more than 2 seconds" in cut["found"]


def test_an_article_of_which_two_processes_die_is_told_and_the_others_are_answered() -> None:
    """With the signal, for whoever looks into it."""
    first, dead, last = rows(1, "one", "die", "three")
    assert (first["words"], last["words"]) == ("one", "three")
    assert (dead["trouble"], "SIGKILL" in dead["found"]) == ("died", True)


def test_a_process_that_dies_by_chance_costs_nothing(tmp_path: Path) -> None:
    """The article is given to another."""
    words = ["one", f"die once {tmp_path / 'mark'}", "three"]
    assert [row["words"] for row in rows(2, *words)] == words


def test_what_a_library_prints_is_no_answer() -> None:
    """Standard output is the answers' alone."""
    assert [row["words"] for row in rows(1, "print", "two")] == ["print", "two"]


def test_a_row_that_is_there_already_keeps_its_place() -> None:
    """Rows and articles in turn."""
    work: list[Item | bytes] = [b"kept 1\n", *items("one"), b"kept 2\n", b"kept 3\n"]
    with Crew(orders(), 2, BEGIN) as found:
        first, second, *others = found.rows(work)
    assert (first, json.loads(second)["words"], others) == (b"kept 1\n", "one", [b"kept 2\n", b"kept 3\n"])


def test_no_more_is_fetched_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the pile: what is ahead of the row that is awaited is bounded."""
    monkeypatch.setattr(crew, "AHEAD", 4)
    fetched = 0

    def many() -> Iterator[Item | bytes]:
        nonlocal fetched
        for item in items(*map(str, range(200))):
            fetched += 1
            yield item

    with Crew(orders(), 2, BEGIN) as found:
        for given, _ in enumerate(found.rows(many())):
            assert fetched <= given + 4 * 2 + 1
    assert fetched == 200


def test_a_register_that_changes_stops_all() -> None:
    """Half the answers of one state and half of another would be of none."""
    with pytest.raises(RegisterError, match="changed"):
        rows(2, "one", "changed", "three")


@pytest.mark.parametrize(("register", "said"), [("nowhere", "no register there"), ("deadly", "no process")])
def test_a_register_that_no_process_can_open_stops_all(register: str, said: str) -> None:
    """Rather than one row after another that says the same."""
    with Crew(orders(register), 2, BEGIN) as found, pytest.raises(RegisterError, match=said):
        list(found.rows(items("one", "two")))
