"""The file of profiles: one SQLite file, written once, then only read; a page needs one look-up for one party."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from onrecord.reading.party_join import Member
from onrecord.reading.party_names import read_party_name
from onrecord.register.parties.model import PartiesFound, PartyProfile, PartyRow
from onrecord.register.sql import statement
from onrecord.values.identifiers import read_composite
from onrecord.values.names import normalise

_ENCODER = msgspec.json.Encoder(decimal_format="string")
_PROFILE = msgspec.json.Decoder(PartyProfile)


class ProfileFileWriter:
    """Writes profiles; use as a context."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is a draft until it is renamed, and is synced then.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._connection.executescript(statement("make_party_profiles"))
        self._connection.execute("BEGIN")
        self._number = 0

    def __enter__(self) -> ProfileFileWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        self._connection.close()

    def add(self, profile: PartyProfile, members: Sequence[Member]) -> None:
        """Add a profile, to be found by any name and identifier of its members."""
        number, self._number = self._number, self._number + 1
        row = (
            number,
            profile.id,
            profile.name,
            " · ".join(profile.places[:3]),
            profile.buyer.records if profile.buyer else 0,
            profile.supplier.records if profile.supplier else 0,
            profile.mentions,
            _ENCODER.encode(profile),
        )
        self._connection.execute(statement("add_party"), row)
        forms, words = _forms(profile, members)
        self._connection.executemany(statement("add_party_form"), [(form, number) for form in sorted(forms)])
        self._connection.executemany(statement("add_party_word"), [(word, number) for word in sorted(words)])


def _forms(profile: PartyProfile, members: Iterable[Member]) -> tuple[set[str], set[str]]:
    """Under what a party is found exactly, and the single words of its names."""
    forms = {profile.id.casefold()}
    words: set[str] = set()
    for member in members:
        plain = normalise(member.name)
        forms |= {plain, member.core, *(str(one).casefold() for one in member.ids)}
        forms |= {one.id.casefold() for one in member.ids if len(one.id) >= 6}
        words |= {*plain.split(), *member.core.split()}
    return {form for form in forms if form}, {word[:40] for word in words}


class ProfileFile:
    """The profiles of one joining, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        # When the last reader lets go: another thread may still read an older joining.
        weakref.finalize(self, self._connection.close)

    def profile(self, id: str) -> PartyProfile | None:
        """The profile with this id, or None."""
        found = self._connection.execute(statement("which_party"), (id,)).fetchone()
        return None if found is None else _PROFILE.decode(found[0])

    def find(self, name: str, limit: int) -> PartiesFound:
        """Parties called so exactly; failing that, those with all of its words in their names."""
        for form in _asked(name):
            rows = self._connection.execute(statement("which_parties_called"), {"form": form}).fetchall()
            if rows:
                return _found(rows, limit, exact=True)
        words = json.dumps([word[:40] for word in normalise(name).split()])
        rows = self._connection.execute(statement("which_parties_with_words"), {"words": words}).fetchall()
        return _found(rows, limit, exact=False)


def _asked(name: str) -> list[str]:
    """The forms under which a name is looked up: an id, an identifier, the name as written, its core."""
    parsed, number = read_party_name(name), read_composite("-".join(name.split()))
    forms = [name.strip().casefold(), str(number).casefold() if number else "", normalise(name)]
    return [form for form in dict.fromkeys([*forms, parsed.core if parsed else ""]) if form]


def _found(rows: Sequence[tuple[Any, ...]], limit: int, *, exact: bool) -> PartiesFound:
    made = tuple(
        PartyRow(id, name, tuple(places.split(" · ")) if places else (), as_buyer, as_supplier, mentions)
        for _, id, name, places, as_buyer, as_supplier, mentions in rows[:limit]
    )
    return PartiesFound(made, len(rows), exact)
