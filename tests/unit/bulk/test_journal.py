"""The output of a run that is killed, at whatever byte, is gone on with to the very same end."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import InputError, LockedError
from onrecord.tasks.bulk.journal import File
from onrecord.tasks.bulk.model import Item, Trouble, Unanswered
from onrecord.tasks.bulk.rows import article_row, glance, key_of, unanswered_row

STATE = "a state"
WORDS = [f"article {number}" for number in range(40)]


class Interrupted(BaseException):
    """Somebody pressed Ctrl-C."""


def item(words: str) -> Item:
    return Item(f"{words}.txt", "a.txt", words.encode())


def head(state: str) -> bytes:
    return b'{"row":"header","format":1,"state":"%b"}\n' % state.encode()


def run(path: Path, words: Sequence[str] = WORDS, *, last: int = 1000, state: str = STATE, seconds: float = 60) -> int:
    """Answer articles, dying before row `last`; how many were answered anew."""
    made = 0
    with File(path, state, seconds) as journal:
        journal.write(head(state))
        for number, text in enumerate(words):
            if number == last:
                raise Interrupted
            key = key_of(item(text), state)
            line = journal.kept(key)
            made += line is None
            journal.write(line or article_row(item(text), key, {"words": text}, ()))
    return made


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def answers(path: Path) -> list[str]:
    return [json.loads(line)["words"] for line in lines(path)[1:]]


def test_a_run_goes_on_wherever_it_was_killed(tmp_path: Path) -> None:
    """Killed again and again, with lines torn in both files: no answer is made twice, and the end is the same."""
    whole, path = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run(whole)
    chance = random.Random(3)
    for _ in range(20):
        with pytest.raises(Interrupted):
            run(path, last=chance.randrange(len(WORDS)))
        for torn in (path, tmp_path / "out.jsonl.earlier"):
            with torn.open("ab") as file:
                file.write(b'{"row":"article","key":"00'[: chance.randrange(26)])
    found = {row.key for name in tmp_path.glob("out.*") for row in map(glance, lines(name)) if row and row.key}
    assert run(path) == len(WORDS) - len(found)
    assert path.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "out.jsonl.earlier").exists()


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    """The second run of the same finds every row."""
    assert run(tmp_path / "o") == len(WORDS)
    assert run(tmp_path / "o") == 0


def test_interrupted_between_rows_the_file_has_whole_lines(tmp_path: Path) -> None:
    """And only those."""
    with pytest.raises(Interrupted):
        run(tmp_path / "o", last=7)
    assert answers(tmp_path / "o") == WORDS[:7]


def test_what_changed_is_made_anew_in_its_place(tmp_path: Path) -> None:
    """An article that is new, one that is gone, one that moved: the file is what a first run would have written."""
    run(tmp_path / "o")
    changed = ["new", *WORDS[20:], *WORDS[:10]]
    assert run(tmp_path / "o", changed) == 1
    assert answers(tmp_path / "o") == changed


def test_another_register_or_other_rules_keep_nothing(tmp_path: Path) -> None:
    """It is counted, so that it can be said."""
    run(tmp_path / "o")
    with File(tmp_path / "o", "another state", 60) as journal:
        assert journal.kept(key_of(item(WORDS[0]), STATE)) is None
        assert journal.outdated == len(WORDS)


@pytest.mark.parametrize(
    ("trouble", "seconds", "kept"),
    [
        (Trouble.CUT_OFF, 60.0, True),
        (Trouble.CUT_OFF, 30.0, False),
        (Trouble.UNREADABLE, None, True),
        (Trouble.DIED, None, False),
        (Trouble.FAULT, None, False),
    ],
)
def test_what_had_no_answer_is_tried_again_where_that_may_help(
    tmp_path: Path, trouble: Trouble, seconds: float | None, kept: bool
) -> None:
    """With more time; not where the bytes are what is wrong."""
    key = key_of(item("x"), STATE)
    said = Unanswered("x.txt", trouble, "something", seconds=seconds)
    (tmp_path / "o").write_bytes(head(STATE) + unanswered_row(said, item("x"), key))
    with File(tmp_path / "o", STATE, 60.0) as journal:
        assert (journal.kept(key) is not None) is kept


@pytest.mark.parametrize("content", [b"An article.\n", b'{"text": "an article"}\n', b"\n", b'{"row":"article"}\n'])
def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A slip of the hand may name an article."""
    (tmp_path / "o").write_bytes(content)
    with pytest.raises(InputError, match="no check in bulk"):
        File(tmp_path / "o", STATE, 60)
    assert (tmp_path / "o").read_bytes() == content


@pytest.mark.parametrize("length", [0, 1, 20, 30])
def test_half_a_header_is_ours(tmp_path: Path, length: int) -> None:
    """A run may be killed at once."""
    (tmp_path / "o").write_bytes(head(STATE)[:length])
    assert run(tmp_path / "o") == len(WORDS)


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    """The second one is told."""
    with File(tmp_path / "o", STATE, 60), pytest.raises(LockedError, match="another run"):
        File(tmp_path / "o", STATE, 60)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Before anything is checked."""
    for place in (tmp_path, tmp_path / "gone" / "o"):
        with pytest.raises(InputError):
            File(place, STATE, 60)
