"""The parties of a register, brought from as many mentions to as few members: spelt alike, with the same numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from onrecord.reading.party_join import Member
from onrecord.reading.party_names import PartyName, read_party_name
from onrecord.register.parties.asking import rows_of
from onrecord.register.rows import dump_lines
from onrecord.register.sql import statement
from onrecord.values.identifiers import Identifier, read_composite, read_identifier
from onrecord.values.names import normalise


@dataclass(frozen=True, slots=True)
class Style:
    """One way in which a party is written down, as the table of parties has it."""

    number: int
    name: str
    legal_name: str
    scheme: str
    identifier: str
    others: Sequence[str]
    spelt_id: str
    postcode: str
    locality: str
    mentions: int


@dataclass(slots=True)
class _Found:
    """A member in the making."""

    member: Member
    parsed: PartyName
    locality: str


def gather_members(connection: duckdb.DuckDBPyConnection, parties: Sequence[str], folder: Path) -> tuple[Member, ...]:
    """All members of a register, from its tables of parties; leaves the tables `mention`, `spelling` and `member`.

    A mention that names nobody ("not awarded to supplier") is in no member. Members are in the order of their keys,
    so that nothing depends on the order of files.
    """
    connection.execute(statement("gather_party_styles"), {"files": list(parties)})
    found: dict[str, _Found] = {}
    spelt: list[tuple[int, str]] = []
    for style in _styles(connection):
        made = _read(style)
        if made is None:
            continue
        key = made.member.key
        held = found.setdefault(key, made)
        if held is not made:
            held.member = replace(held.member, mentions=held.member.mentions + made.member.mentions)
        spelt.append((style.number, key))
    places = {key: place for place, key in enumerate(sorted(found))}
    _write(connection, folder, [found[key] for key in places], [(number, places[key]) for number, key in spelt])
    return tuple(found[key].member for key in places)


def _styles(connection: duckdb.DuckDBPyConnection) -> Iterator[Style]:
    yield from (Style(*row) for row in rows_of(connection, "which_party_styles"))


def _read(style: Style) -> _Found | None:
    """The member that a style is of; the legal name stands in for a name that is none."""
    name, legal = read_party_name(style.name), read_party_name(style.legal_name)
    parsed, written = (name, style.name) if name else (legal, style.legal_name)
    if parsed is None:
        return None
    if name and legal and not parsed.other and _related(name.core, legal.core):
        parsed = replace(parsed, other=legal.core)
    ids = frozenset(_identifiers(style, parsed))
    locality = normalise(style.locality)
    words = [parsed.core, parsed.kind, parsed.other, style.postcode, locality, *sorted(map(str, ids))]
    key = hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()[:12]
    member = Member(key, written, parsed.core, parsed.kind, ids, style.postcode, style.mentions)
    return _Found(member, parsed, locality)


def _related(name: str, legal: str) -> bool:
    """Whether a legal name is another form of the name, and not of a body behind a person's name."""
    return name != legal and not set(name.split()).isdisjoint(legal.split())


def _identifiers(style: Style, parsed: PartyName) -> Iterator[Identifier]:
    others = (other.rpartition(" ") for other in style.others)
    candidates = [
        read_identifier(style.scheme, style.identifier),
        read_composite(style.spelt_id),
        parsed.number,
        *(read_identifier(scheme, id) for scheme, _, id in others),
    ]
    yield from (one for one in candidates if one is not None)


def _write(
    connection: duckdb.DuckDBPyConnection, folder: Path, found: Sequence[_Found], spelt: Sequence[tuple[int, int]]
) -> None:
    """Hand members and spellings to DuckDB, by way of files: row by row it would take minutes."""
    members, spellings = folder / "members.ndjson", folder / "spellings.ndjson"
    members.write_bytes(dump_lines([_row(number, one) for number, one in enumerate(found)]))
    spellings.write_bytes(dump_lines([{"style": style, "member": member} for style, member in spelt]))
    connection.execute(statement("read_party_styles"), {"spellings": str(spellings)})
    connection.execute(statement("read_party_members"), {"members": str(members)})


def _row(number: int, one: _Found) -> dict[str, object]:
    return {
        "number": number,
        "core": one.parsed.core,
        "kind": one.parsed.kind,
        "other": one.parsed.other,
        "is_distinct": one.parsed.distinct,
        "postcode": one.member.postcode,
        "locality": one.locality,
        "mentions": one.member.mentions,
    }
