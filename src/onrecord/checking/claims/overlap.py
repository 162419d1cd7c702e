"""Rows that count one thing twice: the same row, one record, copies of one purchase, a framework and its call-off.

Whether two records are one purchase is for `reading.kinship` to say. A framework and two call-offs under it overlap
with it and not with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from onrecord.checking.claims.backing import Backed
from onrecord.checking.claims.columns import column_of
from onrecord.checking.claims.find import Shelf
from onrecord.checking.claims.judge import JudgedRow
from onrecord.checking.claims.model import Role
from onrecord.reading.kin import Kin, read_kin
from onrecord.reading.kinship import KinKind, KinReason, find_kinship
from onrecord.reading.payments import supplier_key
from onrecord.reading.words import folded
from onrecord.values.names import normalise

_MOST_SHARING = 60
"""Records that share one number or title: beyond that it tells nothing, and all pairs would be too many."""
_HELD = 2_000
"""Records kept at hand while pairs are compared."""


class Overlap(StrEnum):
    """In what way two rows count one thing."""

    SAME_ROW = "same row"
    SAME_REFERENCE = "same reference"
    SAME_FIGURE = "same figure"
    SAME_RECORD = "same record"
    """One purchase under two rows, with two of its figures: its upper limit and its award, say."""
    COPY = "copy"
    """One purchase under two records: published on two sites, or its award by itself."""
    FRAMEWORK = "framework"
    """A framework agreement and what was called off under it."""
    CASE = "case"
    """One purchase at two times: planned and advertised, or tried and tried again."""
    RELATED = "related"
    """The publisher relates them, or one buyer's number stands in both: perhaps one purchase."""
    ALIKE = "alike"
    """Rows without a record that give one supplier, buyer and sum: perhaps one contract."""

    @property
    def sure(self) -> bool:
        """Whether the second counting is certain."""
        return self not in (Overlap.RELATED, Overlap.ALIKE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, by their places in the list, and why they overlap."""

    first: int
    second: int
    overlap: Overlap
    why: str
    """In words, for what the records themselves say; else empty."""


Kindred = tuple[str, str, Overlap, str]
"""Two ocids, in what way they are one purchase, and why in words."""
Apart = Callable[[str, str], bool]
"""Whether a person has said that two records are not one purchase."""


def find_overlaps(rows: Sequence[JudgedRow], role: Role, kin: Sequence[Kindred] = ()) -> list[Pair]:
    """The pairs of rows that count one thing, for the sums of one column; in a stable order.

    `kin` are the pairs of their records that are one purchase (`kin_among`). Of many rows that are the same each is
    paired with the first only.
    """
    stating = [place for place, row in enumerate(rows) if role in row.amounts]
    pairs = [
        *_same_rows(rows, stating),
        *_of_one_record(rows, stating, role),
        *_of_one_reference(rows, stating),
        *_alike(rows, stating, role),
        *_of_kin(rows, stating, kin),
    ]
    kept: dict[tuple[int, int], Pair] = {}
    for pair in pairs:
        kept.setdefault((pair.first, pair.second), pair)
    return [kept[key] for key in sorted(kept)]


def _same_rows(rows: Sequence[JudgedRow], places: Iterable[int]) -> Iterator[Pair]:
    yield from _paired(places, lambda place: _content(rows[place]), Overlap.SAME_ROW)


def _content(row: JudgedRow) -> tuple[tuple[str, ...], ...] | None:
    """What a row says, its running number aside; None for one that says next to nothing."""
    cells = row.row.cells.items()
    told = tuple(sorted((key, *folded(text)) for key, text in cells if not (_counts_rows(text) and _is_number(key))))
    return told if len(told) > 1 or row.row.sentence else None


def _is_number(heading: str) -> bool:
    return column_of(heading).role in (None, Role.REFERENCE)


def _counts_rows(text: str) -> bool:
    return text.isdecimal() and len(text) < 4


def _paired(places: Iterable[int], key_of: Callable[[int], object], overlap: Overlap) -> Iterator[Pair]:
    first: dict[object, int] = {}
    for place in places:
        key = key_of(place)
        if key is not None and first.setdefault(key, place) != place:
            yield Pair(first[key], place, overlap, "")


def _of_one_record(rows: Sequence[JudgedRow], places: Iterable[int], role: Role) -> Iterator[Pair]:
    by_ocid: dict[str, list[int]] = {}
    for place in places:
        if (ocid := rows[place].ocid) is not None:
            by_ocid.setdefault(ocid, []).append(place)
    for sharing in by_ocid.values():
        heads: list[int] = []
        for place in sharing:
            met = [(head, how) for head in heads if (how := _overlap_within(rows[head], rows[place], role))]
            yield from (Pair(head, place, how, "") for head, how in met)
            if not any(_same_places(rows[head], rows[place], role) for head, _ in met):
                heads.append(place)


def _overlap_within(one: JudgedRow, other: JudgedRow, role: Role) -> Overlap | None:
    """How two rows of one record overlap; None for two of its awards, which are two pieces of work."""
    ours, theirs = one.backings[role], other.backings[role]
    if ours.places & theirs.places and Backed.OTHER not in (ours.kind, theirs.kind):
        return Overlap.SAME_FIGURE
    apart = ours.kind is theirs.kind and (ours.confirmed or ours.kind is Backed.PART)
    return None if apart and ours.places and theirs.places else Overlap.SAME_RECORD


def _same_places(one: JudgedRow, other: JudgedRow, role: Role) -> bool:
    return (
        one.backings[role].places == other.backings[role].places
        and one.backings[role].kind is other.backings[role].kind
    )


def _of_one_reference(rows: Sequence[JudgedRow], places: Iterable[int]) -> Iterator[Pair]:
    """Rows of no record that give one number."""
    loose = [place for place in places if rows[place].ocid is None]
    yield from _paired(loose, lambda place: _reference(rows[place]), Overlap.SAME_REFERENCE)


def _reference(row: JudgedRow) -> str | None:
    return next((text.casefold() for _, text in row.row.named if not _counts_rows(text)), None)


def _alike(rows: Sequence[JudgedRow], places: Iterable[int], role: Role) -> Iterator[Pair]:
    loose = [place for place in places if rows[place].ocid is None and not rows[place].row.named]
    yield from _paired(loose, lambda place: _parties_and_sum(rows[place], role), Overlap.ALIKE)


def _parties_and_sum(row: JudgedRow, role: Role) -> tuple[object, ...] | None:
    supplier, buyer = row.row.field_of(Role.SUPPLIER), row.row.field_of(Role.BUYER)
    if supplier is None:
        return None
    amount = row.amounts[role]
    key = supplier_key(supplier.text) or normalise(supplier.text)
    return key, normalise(buyer.text) if buyer else "", amount.high, amount.currency


def _of_kin(rows: Sequence[JudgedRow], places: Iterable[int], kin: Iterable[Kindred]) -> Iterator[Pair]:
    """Rows of different records that are one purchase, each with the first row of the other record."""
    of: dict[str, list[int]] = {}
    for place in places:
        if (ocid := rows[place].ocid) is not None:
            of.setdefault(ocid, []).append(place)
    for one, other, overlap, why in kin:
        if one not in of or other not in of:
            continue
        first, second = sorted((of[one][0], of[other][0]))
        yield Pair(first, second, overlap, why)
        # A framework overlaps with each row of a call-off, and a record's other awards with its copy's.
        for place in [*of[one][1:], *of[other][1:]]:
            anchor = of[other][0] if place in of[one] else of[one][0]
            yield Pair(min(anchor, place), max(anchor, place), overlap, why)


def kin_among(ocids: Sequence[str], shelf: Shelf, apart: Apart) -> Iterator[Kindred]:
    """The pairs of these records that are, or may be, one purchase, in order of ocid, with the reason in words."""

    @lru_cache(maxsize=_HELD)
    def kin(ocid: str) -> Kin | None:
        record = shelf.record(ocid)
        return read_kin(record) if record else None

    for one, other in sorted(_promising(ocids, kin)):
        ours, theirs = kin(one), kin(other)
        reasons = find_kinship(ours, theirs) if ours and theirs else ()
        if ours and theirs and reasons and not apart(one, other):
            overlap, why = min(((_overlap_of(reason, ours, theirs), reason.sentence) for reason in reasons), key=_rank)
            yield one, other, overlap, why


_SUREST = (Overlap.COPY, Overlap.FRAMEWORK, Overlap.CASE, Overlap.RELATED)


def _rank(found: tuple[Overlap, str]) -> tuple[int, str]:
    return _SUREST.index(found[0]), found[1]


def _overlap_of(reason: KinReason, one: Kin, other: Kin) -> Overlap:
    if reason.kind in (KinKind.COPY, KinKind.AWARD, KinKind.DECIDED):
        return Overlap.COPY
    if reason.kind is KinKind.NUMBER and one.own_numbers.keys() & other.own_numbers.keys():
        return Overlap.COPY
    if reason.kind in (KinKind.PLANNING, KinKind.RETENDER):
        return Overlap.CASE
    places = {tie.place for kin in (one, other) for tie in kin.ties if "framework" in tie.relationship.lower()}
    return Overlap.FRAMEWORK if {reason.place, reason.other_place} & places else Overlap.RELATED


def _promising(ocids: Sequence[str], kin: Callable[[str], Kin | None]) -> set[tuple[str, str]]:
    """Pairs that share a number, a title or a buyer's reference: all others need not be compared."""
    holders: dict[object, list[str]] = {}
    for ocid in sorted(set(ocids)):
        if (found := kin(ocid)) is not None:
            for key in _keys(found):
                holders.setdefault(key, []).append(ocid)
    pairs = {pair for sharing in holders.values() if len(sharing) <= _MOST_SHARING for pair in combinations(sharing, 2)}
    # A framework may have any number of call-offs, each of which shares its number with it alone.
    return pairs | _tied(ocids, kin, holders)


def _tied(
    ocids: Sequence[str], kin: Callable[[str], Kin | None], holders: Mapping[object, list[str]]
) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for ocid in set(ocids):
        ties = there.ties if (there := kin(ocid)) else ()
        for tie in ties:
            for other in holders.get(("own", tie.number), ()):
                if other != ocid:
                    found.add((min(ocid, other), max(ocid, other)))
    return found


def _keys(kin: Kin) -> Iterator[object]:
    for number in dict.fromkeys([*kin.own_numbers, *kin.named_numbers]):
        yield "number", number
    yield from (("own", number) for number in kin.own_numbers)
    yield from (("reference", reference) for reference in kin.references)
    if kin.names_its_subject:
        yield "title", kin.words


def nobody(_: str, __: str) -> bool:
    """Nobody has parted anything."""
    return False
