"""Which mentions are of one organisation: links with reasons, and the groups that they hold together.

Identifiers come first, then names; a person's word stands above both. A wrong join of two bodies is worse than two
profiles of one, so a link is refused wherever something speaks against it:

    two ids in one public register          two bodies, whatever the names say
    two kinds (Ltd and LLP, county and city) two bodies, unless they share an id
    a person parted them                     two bodies, for good
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from onrecord.values.identifiers import Identifier
from onrecord.values.names import same_organisation

MOST_NAMES = 3
"""Unlike names that one number may be used by before it is taken for a dummy that identifies nobody."""

_CLEAR_LEAD = 0.02
"""By how much one candidate's weight must lead the next for a name that could be either's."""

How = Literal["person", "identifier", "name"]
_ORDER: Mapping[How, int] = {"person": 0, "identifier": 1, "name": 2}


@dataclass(frozen=True, slots=True)
class Member:
    """All mentions that are spelt alike: one name, with the same identifiers and place."""

    key: str
    """Made of what it says, so that the same mention has the same key in every register."""
    name: str
    core: str
    kind: str
    ids: frozenset[Identifier]
    postcode: str
    mentions: int = 1

    def handles(self) -> frozenset[str]:
        """The texts by which a person's decision may mean this member."""
        return frozenset({f"member {self.key}", name_handle(self.core, self.kind), *(f"id {one}" for one in self.ids)})


@dataclass(frozen=True, slots=True)
class Link:
    """That two members are one organisation, and why; members by their place in the list."""

    left: int
    right: int
    weight: float
    """Probability that it is so, by the model; 1 for identifiers and people."""
    how: How
    reason: str
    near: bool = False
    """Whether the places agree too."""
    spelt_otherwise: bool = False
    """Whether the names are only nearly the same."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision about two handles, the newest of each pair."""

    left: str
    right: str
    join: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Members in groups, each group one organisation."""

    groups: tuple[tuple[int, ...], ...]
    """Places of members, rising; groups by their first member."""
    links: tuple[Link, ...]
    """The links that hold the groups together: one fewer than members in each group."""
    refused: int
    """Links that something spoke against."""


def name_handle(core: str, kind: str) -> str:
    """How a decision means a name.

    >>> name_handle("ferrow and sons", "limited")
    'name ferrow and sons, limited'
    """
    return f"name {core}, {kind}" if kind else f"name {core}"


def join_members(members: Sequence[Member], by_name: Iterable[Link], rulings: Sequence[Ruling] = ()) -> Joined:
    """Groups of members, by people's rulings, then identifiers, then names, the heaviest first.

    The order of `by_name` does not matter. Errors: none.
    """
    groups = _Groups(members, [ruling for ruling in rulings if not ruling.join])
    links = [*ruling_links(members, rulings), *identifier_links(members)]
    for link in sorted(links, key=_heaviest_first):
        groups.add(link)
    kinds = kinds_by_core(members)
    names = [link for link in by_name if not _speaks_against(link, members, kinds)]
    for link in sorted(_decided(names, members, groups), key=_heaviest_first):
        groups.add(link)
    return groups.result()


def _heaviest_first(link: Link) -> tuple[int, float, int, int]:
    return _ORDER[link.how], -link.weight, min(link.left, link.right), max(link.left, link.right)


def ruling_links(members: Sequence[Member], rulings: Sequence[Ruling]) -> Iterator[Link]:
    """What people joined."""
    if not any(ruling.join for ruling in rulings):
        return
    places = _by_handle(members)
    for ruling in rulings:
        if ruling.join:
            meant = [*places.get(ruling.left, ()), *places.get(ruling.right, ())]
            reason = f"joined by hand: {ruling.reason}"
            yield from (Link(meant[0], other, 1.0, "person", reason) for other in meant[1:] if other != meant[0])


def _by_handle(members: Sequence[Member]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, member in enumerate(members):
        for handle in member.handles():
            places[handle].append(place)
    return places


def identifier_links(members: Sequence[Member]) -> Iterator[Link]:
    """Members with one identifier, where the names agree or, failing that, the postcodes do.

    A number under more than `MOST_NAMES` unlike names identifies nobody and links nothing.
    """
    holders: dict[Identifier, list[int]] = defaultdict(list)
    for place, member in enumerate(members):
        for one in member.ids:
            holders[one].append(place)
    for one, places in sorted(holders.items()):
        if len(places) > 1:
            yield from _links_of(one, places, members)


def _links_of(one: Identifier, places: Sequence[int], members: Sequence[Member]) -> Iterator[Link]:
    camps = _camps(places, members)
    if len(camps) > MOST_NAMES:
        return
    for camp in camps:
        yield from (Link(camp[0], other, 1.0, "identifier", f"same {wording(one)}") for other in camp[1:])
    first = camps[0][0]
    for camp in camps[1:]:
        shared = next(((a, b) for a in camps[0] for b in camp if _same_postcode(members[a], members[b])), None)
        if shared and not one.loose:
            reason = f"same {wording(one)} and postcode, under another name"
            yield Link(shared[0], shared[1], 1.0, "identifier", reason, near=True)
        elif not one.loose and members[first].core.split()[:1] == members[camp[0]].core.split()[:1]:
            yield Link(first, camp[0], 1.0, "identifier", f"same {wording(one)}, and names that begin alike")


def _same_postcode(one: Member, other: Member) -> bool:
    return bool(one.postcode) and one.postcode == other.postcode


def _camps(places: Sequence[int], members: Sequence[Member]) -> list[list[int]]:
    """Places in camps of like names, the largest first; a camp's first member is compared with the next name."""
    camps: list[list[int]] = []
    home: dict[str, list[int]] = {}
    for place in sorted(places, key=lambda place: (-members[place].mentions, members[place].key)):
        core = members[place].core
        if core not in home:
            camp = next((camp for camp in camps if names_alike(members[camp[0]], members[place])), None)
            if camp is None:
                camps.append(camp := [])
                if len(camps) > MOST_NAMES:
                    break
            home[core] = camp
        home[core].append(place)
    return camps


_SCHEME_WORDS = {
    "GB-COH": "company number",
    "GB-PPON": "public procurement number",
    "GB-CHC": "charity number",
    "GB-SC": "charity number",
    "GB-NIC": "charity number",
    "GB-NHS": "NHS code",
    "GB-UKPRN": "provider number",
    "GB-MPR": "mutual's number",
    "GB-VAT": "VAT number",
}


def wording(one: Identifier) -> str:
    """An identifier in words.

    >>> wording(Identifier("GB-COH", "05280446"))
    'company number GB-COH 05280446'
    """
    return f"{_SCHEME_WORDS.get(one.scheme, 'identifier')} {one}"


def names_alike(one: Member, other: Member) -> bool:
    """Whether two names under one number can be two spellings of one; generous, since the number says so too."""
    a, b = one.core, other.core
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    words_a, words_b = set(a.split()), set(b.split())
    if words_a <= words_b or words_b <= words_a:
        return True
    return SequenceMatcher(None, a, b).ratio() >= 0.8 or same_organisation(one.name, other.name)


def kinds_by_core(members: Sequence[Member]) -> Mapping[str, frozenset[str]]:
    """Core to the kinds that it is seen with, where they are two or more."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.kind:
            kinds[member.core].add(member.kind)
    return {core: frozenset(found) for core, found in kinds.items() if len(found) > 1}


_TELLING = frozenset(
    """
    north south east west northern southern eastern western central upper lower inner outer greater little great old new
    first second third one two three four five six i ii iii iv v infant infants junior juniors primary secondary senior
    boys girls men women male female holdings group services solutions developments properties investments
    """.split()
)
"""Words by which two bodies of nearly one name are told apart: "Ferrow North Ltd", "Ferrow Holdings Ltd"."""


def told_apart(one: str, other: str) -> bool:
    """Whether two cores differ in a word that means another body, and not only in how they are spelt.

    >>> told_apart("ferrow north", "ferrow south"), told_apart("ferrow nothr", "ferrow north")
    (True, True)
    >>> told_apart("unit 4 studios", "unit 5 studios"), told_apart("ferrow marnie", "ferrow marine")
    (True, False)
    """
    if one.replace(" ", "") == other.replace(" ", ""):
        return False
    differing = {word.rstrip("s") for word in one.split()} ^ {word.rstrip("s") for word in other.split()}
    return any(
        word in _TELLING or f"{word}s" in _TELLING or len(word) == 1 or any(sign.isdigit() for sign in word)
        for word in differing
    )


def _speaks_against(link: Link, members: Sequence[Member], kinds: Mapping[str, frozenset[str]]) -> bool:
    one, other = members[link.left], members[link.right]
    apart = link.spelt_otherwise and told_apart(one.core, other.core)
    return apart or _ambiguous_kind(link, members, kinds)


def _ambiguous_kind(link: Link, members: Sequence[Member], kinds: Mapping[str, frozenset[str]]) -> bool:
    """Whether one name says no kind and the register knows bodies of several kinds by it ("Durham Council")."""
    one, other = members[link.left], members[link.right]
    if link.near or bool(one.kind) == bool(other.kind):
        return False
    return one.core in kinds or other.core in kinds


def _decided(links: Sequence[Link], members: Sequence[Member], groups: _Groups) -> Iterator[Link]:
    """Links without those of a member that could as well be either of two organisations known apart by their ids."""
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        for place, other in ((link.left, link.right), (link.right, link.left)):
            home = groups.find(other)
            if not groups.ids(groups.find(place)) and groups.ids(home):
                best[place][home] = max(link.weight, best[place].get(home, 0.0))
    torn = {place for place, homes in best.items() if _torn(homes, groups)}
    for link in links:
        ends = ((link.left, link.right), (link.right, link.left))
        if not any(place in torn and groups.ids(groups.find(other)) for place, other in ends):
            yield link


def _torn(homes: Mapping[int, float], groups: _Groups) -> bool:
    (first, top), *rest = sorted(homes.items(), key=lambda home: (-home[1], home[0]))
    return any(top - weight < _CLEAR_LEAD and groups.ids_clash(first, home) for home, weight in rest)


@dataclass(slots=True)
class _Group:
    ids: dict[str, set[str]] = field(default_factory=dict)
    """Scheme to ids, of schemes in which one body has one id."""
    kinds: set[str] = field(default_factory=set)
    sides: set[tuple[int, str]] = field(default_factory=set)
    """Partings that it has a side in, and which."""


class _Groups:
    """Disjoint sets that know what speaks against joining them."""

    def __init__(self, members: Sequence[Member], partings: Sequence[Ruling]) -> None:
        self._parent = list(range(len(members)))
        self._kept: list[Link] = []
        self._refused = 0
        self._groups = [
            _Group(_exclusive(member.ids), {member.kind} if member.kind else set(), set()) for member in members
        ]
        self._part(members, partings)

    def _part(self, members: Sequence[Member], partings: Sequence[Ruling]) -> None:
        if not partings:
            return
        places = _by_handle(members)
        for number, parting in enumerate(partings):
            right = set(places.get(parting.right, ()))
            for place in set(places.get(parting.left, ())) - right:
                self._groups[place].sides.add((number, "left"))
            for place in right:
                self._groups[place].sides.add((number, "right"))

    def find(self, place: int) -> int:
        """The group of a member, by the place of one of its members."""
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def ids(self, place: int) -> Mapping[str, set[str]]:
        """Exclusive ids of the group that stands at `place`."""
        return self._groups[place].ids

    def ids_clash(self, one: int, other: int) -> bool:
        """Whether two groups have different ids in one register."""
        a, b = self._groups[one].ids, self._groups[other].ids
        return any(a[scheme].isdisjoint(b[scheme]) for scheme in a.keys() & b.keys())

    def add(self, link: Link) -> None:
        """Join two groups by a link, unless something speaks against it."""
        one, other = sorted((self.find(link.left), self.find(link.right)))
        if one == other:
            return
        if not self._may_join(one, other, link.how):
            self._refused += 1
            return
        kept, gone = self._groups[one], self._groups[other]
        for scheme, ids in gone.ids.items():
            kept.ids.setdefault(scheme, set()).update(ids)
        kept.kinds |= gone.kinds
        kept.sides |= gone.sides
        self._parent[other] = one
        self._kept.append(link)

    def _may_join(self, one: int, other: int, how: How) -> bool:
        a, b = self._groups[one], self._groups[other]
        if any((number, "left" if side == "right" else "right") in b.sides for number, side in a.sides):
            return False
        if how != "name":
            return True
        return not self.ids_clash(one, other) and (not a.kinds or not b.kinds or not a.kinds.isdisjoint(b.kinds))

    def result(self) -> Joined:
        """The groups as they stand."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._parent)):
            found[self.find(place)].append(place)
        return Joined(tuple(map(tuple, found.values())), tuple(self._kept), self._refused)


def _exclusive(ids: Iterable[Identifier]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in ids:
        if not one.loose:
            found.setdefault(one.scheme, set()).add(one.id)
    return found
