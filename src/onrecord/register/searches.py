"""Saved searches: questions under a name, kept in the register's folder in one small file.

They are the user's own, not derived: a rebuild leaves them alone.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import msgspec

from onrecord.errors import InputError, NotFoundError, RegisterError
from onrecord.register.disk import replacing
from onrecord.register.lock import writing
from onrecord.register.question import Question

_NAME = re.compile(r"[\w][\w .,'&()-]{0,79}")


class SavedSearch(msgspec.Struct, frozen=True):
    """A question that somebody follows."""

    name: str
    question: str
    """As `Question.to_text` has it."""
    saved_at: datetime

    @property
    def asked(self) -> Question:
        """The question itself."""
        return Question.from_text(self.question)


class SavedSearches:
    """The saved searches of one register."""

    def __init__(self, root: Path) -> None:
        self._file = root / "searches.json"
        self._lock = root / "searches.lock"

    def all(self) -> tuple[SavedSearch, ...]:
        """All of them, by name. Errors: RegisterError when the file cannot be read."""
        try:
            found = msgspec.json.decode(self._file.read_bytes(), type=tuple[SavedSearch, ...])
            for one in found:
                Question.from_text(one.question)
        except FileNotFoundError:
            return ()
        except (msgspec.DecodeError, ValueError, OSError) as reason:
            raise RegisterError(
                str(self._file),
                found=str(reason),
                expected="the saved searches",
                remedy="Restore it from a backup, or remove it: the searches have to be saved again.",
            ) from None
        return tuple(sorted(found, key=lambda one: one.name))

    def named(self, name: str) -> SavedSearch:
        """The one of that name. Errors: NotFoundError when there is none, with what there is."""
        found = {one.name: one for one in self.all()}
        if name not in found:
            known = ", ".join(found) or "none yet"
            raise NotFoundError(
                name,
                found="no saved search of that name",
                expected=f"one of those saved: {known}",
                remedy="Save one with: onrecord search WORDS --save NAME",
            )
        return found[name]

    def save(self, name: str, question: Question, now: datetime) -> SavedSearch:
        """Keep a question under a name; one of that name is replaced. Errors: InputError for a name that is none."""
        if not _NAME.fullmatch(name):
            raise InputError(name[:80], found="no name for a search", expected="up to 80 letters, digits and spaces")
        saved = SavedSearch(name, question.to_text(), now)
        with writing(self._lock, "saving a search"):
            self._write([*(one for one in self.all() if one.name != name), saved])
        return saved

    def remove(self, name: str) -> None:
        """Forget one. Errors: InputError when there is none of that name."""
        with writing(self._lock, "removing a search"):
            self.named(name)
            self._write([one for one in self.all() if one.name != name])

    def _write(self, searches: list[SavedSearch]) -> None:
        with replacing(self._file) as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(searches), indent=2) + b"\n")
