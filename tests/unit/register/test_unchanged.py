"""The ledger and the reviews are hashed once for each state of their files, and again as soon as one is another."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from registers import NOW, register_of, release, write_package

from onrecord.errors import RegisterError
from onrecord.register import Register
from onrecord.register.layout import Layout
from onrecord.register.reviews import Judged, Place, Review, text_path
from onrecord.register.unchanged import Held

TEXT = "The work is worth up to £620,000 and is to begin in June."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


def reviewed(register: Register, by: str) -> None:
    """One more review of the same claim."""
    place = Place(DIGEST, "ocds-213czf-bridge", "value", 24, 32, "£620,000", "620000", ())
    machine = Judged("partial", "upper_bound_as_value", "value", 1, "A sentence.")
    at = datetime(2031, 3, 1, 12, tzinfo=UTC)
    register.review(
        Review(at=at, by=by, kind="confirm", article_id="a", published=None, place=place, machine=machine), TEXT
    )


def test_what_is_held_is_read_once_for_each_state(tmp_path: Path):
    """A file that is not there yet has a state, too; one that changed is read again, and once."""
    path, read = tmp_path / "a", []

    def reading() -> int:
        read.append(path.exists())
        return path.stat().st_size if path.exists() else 0

    held = Held(reading, lambda _: (path,))
    assert [held.get(), held.get()] == [0, 0]
    path.write_bytes(b"abc")
    assert [held.get(), held.get()] == [3, 3]
    assert read == [False, True]


def test_what_cannot_be_read_is_not_held(tmp_path: Path):
    """The error comes each time, until somebody mends the file."""
    path = tmp_path / "a"
    path.write_text("x")
    held = Held(lambda: int(path.read_text()), lambda _: (path,))
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            held.get()
    path.write_text("12")
    assert held.get() == 12


def test_the_size_of_a_register_follows_its_loads(tmp_path: Path):
    """By the same object, and by one that another process would have."""
    with register_of(tmp_path / "r", write_package(tmp_path / "a.json", release("ocds-213czf-1"))) as register:
        assert register.stats().files == 1
        assert register._unchanged.ledger() is register._unchanged.ledger()
        Register.open(tmp_path / "r").load([write_package(tmp_path / "b.json", release("ocds-213czf-2"))], now=NOW)
        assert (register.stats().files, register.stats().pending) == (2, 0)


def test_reviews_are_hashed_once_until_there_is_another(tmp_path: Path):
    """Also one that somebody else writes down."""
    register = register_of(tmp_path / "r")
    assert register.reviews().entries == ()
    reviewed(register, "A")
    first = register.reviews()
    assert first is register.reviews()
    reviewed(Register.open(tmp_path / "r"), "B")
    assert [entry.by for entry in register.reviews().entries] == ["A", "B"]
    assert [entry.by for entry in first.entries] == ["A"]


def test_a_reviewed_text_that_changed_is_noticed(tmp_path: Path):
    """The texts beside the reviews are files that they rest on."""
    register = register_of(tmp_path / "r")
    reviewed(register, "A")
    assert len(register.reviews().entries) == 1
    text_path(Layout(tmp_path / "r"), DIGEST).write_text("Another text altogether.")
    for _ in range(2):
        with pytest.raises(RegisterError, match="bytes with the SHA-256"):
            register.reviews()
