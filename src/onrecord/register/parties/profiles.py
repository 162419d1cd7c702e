"""All profiles of a register, made in one pass: SQL adds up, and what it finds is put together party by party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from onrecord.reading.party_join import Joined, Member
from onrecord.register.glean import presentable
from onrecord.register.parties.asking import rows_of
from onrecord.register.parties.model import (
    SIDES,
    JoinReason,
    MoneyRow,
    NameUsed,
    Open,
    Partner,
    PartyProfile,
    Side,
)
from onrecord.register.rows import dump_lines
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

MOST_PARTNERS = 10
MOST_OPEN = 200
MOST_NAMES = 50
MOST_JOINS = 100
_PREFERRED = ("GB-PPON", "GB-COH", "GB-CHC", "GB-SC", "GB-NIC", "GB-NHS", "GB-UKPRN", "GB-MPR", "GB-GOR", "GB-LAE")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """The register's tables, file by file."""

    files: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Tables:
        """Those that profiles are made of."""
        names = ("parties", "processes", "awards", "money", "dates")
        files = {name: snapshot.table_files(name) for name in names}
        return cls({**files, "releases": snapshot.releases_files()})

    def some(self, *names: str) -> dict[str, object]:
        """Parameters of a statement that reads these tables."""
        return {name: list(self.files[name]) for name in names}


@dataclass(frozen=True, slots=True)
class Group:
    """One organisation in the making."""

    number: int
    id: str
    name: str
    members: tuple[int, ...]


def number_groups(members: Sequence[Member], joined: Joined) -> tuple[Group, ...]:
    """The groups with their ids and names; no two have one id."""
    taken: set[str] = set()
    groups = []
    for number, places in enumerate(joined.groups):
        id = _id([members[place] for place in places], taken)
        taken.add(id)
        best = max((members[place] for place in places), key=lambda member: (member.mentions, member.name))
        groups.append(Group(number, id, presentable(best.name), places))
    return tuple(groups)


def _id(members: Sequence[Member], taken: set[str]) -> str:
    """An identifier, the most widely used scheme first, or words of the name and the least key."""
    ids = sorted({one for member in members for one in member.ids if one.scheme in _PREFERRED})
    ids.sort(key=lambda one: _PREFERRED.index(one.scheme))
    for one in ids:
        if (plain := f"{one.scheme}-{one.id}") not in taken:
            return plain
    first = min(members, key=lambda member: member.key)
    return f"{'-'.join(first.core.split()[:4])}-{first.key}"


def write_groups(connection: duckdb.DuckDBPyConnection, groups: Sequence[Group], folder: Path) -> None:
    """The table `belonging`."""
    path = folder / "groups.ndjson"
    rows = (
        {"member": place, "party": group.number, "id": group.id, "name": group.name}
        for group in groups
        for place in group.members
    )
    path.write_bytes(dump_lines(list(rows)))
    connection.execute(statement("read_party_groups"), {"groups": str(path)})


def make_profiles(
    connection: duckdb.DuckDBPyConnection,
    tables: Tables,
    groups: Sequence[Group],
    members: Sequence[Member],
    joined: Joined,
) -> Iterator[PartyProfile]:
    """A profile for each group, in their order. The table `belonging` is there."""
    connection.execute(statement("find_party_deals"))
    connection.execute(statement("find_party_sales"))
    connection.execute(statement("find_party_awards"), tables.some("awards", "processes", "dates", "releases"))
    feeds = _Feeds(
        names=_Feed(connection, "which_party_names"),
        places=_Feed(connection, "which_party_places"),
        sides=_Feed(connection, "which_party_sides"),
        money=_Feed(connection, "which_party_money", tables.some("money", "awards")),
        partners=_Feed(connection, "which_party_partners", {"most": MOST_PARTNERS}),
        openings=_Feed(connection, "which_party_openings", {**tables.some("processes"), "most": MOST_OPEN}),
    )
    reasons = _reasons(groups, joined)
    for group in groups:
        yield _profile(group, feeds, members, [joined.links[place] for place in reasons.get(group.number, ())])


def _reasons(groups: Sequence[Group], joined: Joined) -> Mapping[int, list[int]]:
    home = {place: group.number for group in groups for place in group.members}
    found: dict[int, list[int]] = {}
    for number, link in enumerate(joined.links):
        found.setdefault(home[link.left], []).append(number)
    return found


class _Feed:
    """The rows of one statement, party by party; parties must be asked for in rising order."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, object] | None = None
    ) -> None:
        self._groups = groupby(rows_of(connection, name, values), key=itemgetter(0))
        self._next: tuple[int, Rows] | None = self._advance()

    def of(self, party: int) -> Rows:
        """The rows of one party."""
        while self._next is not None and self._next[0] < party:
            self._next = self._advance()
        if self._next is None or self._next[0] != party:
            return []
        found, self._next = self._next[1], self._advance()
        return found

    def _advance(self) -> tuple[int, Rows] | None:
        found = next(self._groups, None)
        return None if found is None else (found[0], list(found[1]))


@dataclass(frozen=True, slots=True)
class _Feeds:
    names: _Feed
    places: _Feed
    sides: _Feed
    money: _Feed
    partners: _Feed
    openings: _Feed


@dataclass(slots=True)
class _Sided:
    """What the feeds tell of one party, by side."""

    counts: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    money: dict[str, list[MoneyRow]] = field(default_factory=lambda: {side: [] for side in SIDES})
    partners: dict[str, list[Partner]] = field(default_factory=lambda: {side: [] for side in SIDES})
    partners_in_all: dict[str, int] = field(default_factory=dict)


def _profile(group: Group, feeds: _Feeds, members: Sequence[Member], links: Sequence[Any]) -> PartyProfile:
    names = _merged(feeds.names.of(group.number))
    sided = _sided(group.number, feeds)
    openings = tuple(
        Open(ocid, presentable(title or ""), day.isoformat()) for _, ocid, title, day in feeds.openings.of(group.number)
    )
    own = [members[place] for place in group.members]
    return PartyProfile(
        id=group.id,
        name=names[0].name if names else group.name,
        names=tuple(names[:MOST_NAMES]),
        identifiers=tuple(sorted({str(one) for member in own for one in member.ids})),
        places=tuple(_places(feeds.places.of(group.number))),
        mentions=sum(member.mentions for member in own),
        key=min(member.key for member in own),
        joins=tuple(_join_reason(link, members) for link in links[:MOST_JOINS]),
        buyer=_side("buyer", sided, openings),
        supplier=_side("supplier", sided, ()),
    )


def _merged(rows: Rows) -> list[NameUsed]:
    """Names fit to be shown, the commonest first."""
    counted: dict[str, int] = {}
    for _, name, mentions in rows:
        shown = presentable(name)
        counted[shown] = counted.get(shown, 0) + mentions
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [NameUsed(name, mentions) for name, mentions in ordered if name]


def _places(rows: Rows) -> list[str]:
    """Towns, each once whatever its capitals, the commonest first; few."""
    found: dict[str, str] = {}
    for _, place, _ in rows:
        found.setdefault(place.casefold(), presentable(place))
    return [place for place in found.values() if place][:5]


def _sided(party: int, feeds: _Feeds) -> _Sided:
    sided = _Sided()
    for _, side, *counts in feeds.sides.of(party):
        sided.counts[side] = tuple(counts)
    for _, side, *row in feeds.money.of(party):
        sided.money[side].append(MoneyRow(*row))
    for _, side, id, name, awards, partners in feeds.partners.of(party):
        sided.partners[side].append(Partner(id, name, awards))
        sided.partners_in_all[side] = partners
    return sided


def _side(side: str, sided: _Sided, openings: tuple[Open, ...]) -> Side | None:
    if side not in sided.counts:
        return None
    records, awards, direct, competed, unstated, median, worst, ocid, counted, senseless, *spread = sided.counts[side]
    return Side(
        records=records,
        awards=awards,
        money=tuple(sided.money[side]),
        partners=tuple(sided.partners[side]),
        partners_in_all=sided.partners_in_all.get(side, 0),
        direct=direct,
        competed=competed,
        unstated=unstated,
        late_median=median,
        late_worst=worst,
        late_worst_ocid=ocid or "",
        late_counted=counted,
        late_senseless=senseless,
        late_spread=tuple(spread),
        open=openings,
    )


def _join_reason(link: Any, members: Sequence[Member]) -> JoinReason:
    one, other = members[link.left], members[link.right]
    return JoinReason(
        one=presentable(one.name),
        other=presentable(other.name),
        how=link.how,
        weight=link.weight,
        reason=link.reason,
        one_key=one.key,
        other_key=other.key,
    )
