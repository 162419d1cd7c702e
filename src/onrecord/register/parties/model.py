"""What a register knows of one party: a profile that is made once after a load, and read in one piece."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import msgspec

SIDES = ("buyer", "supplier")
"""From which side a party is looked at."""
LATE_SPANS = (7, 30, 90, 365)
"""Days within which notices of awards are counted as published."""


class NameUsed(msgspec.Struct, frozen=True):
    """One name under which a party stands in notices."""

    name: str
    mentions: int


class JoinReason(msgspec.Struct, frozen=True):
    """Why two of a party's spellings are taken to be one organisation."""

    one: str
    """A name as published."""
    other: str
    how: str
    """`person`, `identifier` or `name`."""
    weight: float
    """Probability that it is so; 1 for identifiers and people."""
    reason: str
    one_key: str
    """Key of the spelling, by which a person can part it from the rest."""
    other_key: str


class MoneyRow(msgspec.Struct, frozen=True):
    """Sums of one kind in one year, added up; doubtful ones are counted and left out.

    Two rows differ in something by which sums must not be added: see the table `money` in docs/money.md.
    """

    year: int | None
    """Of the day that the sums are about; None where no date can be read."""
    kind: str
    """As `reading.SumKind`: `ceiling`, `award`, `called off` …"""
    currency: str
    net: str
    """`net`, `gross`, or empty where the record does not say."""
    basis: str
    """`total` or `year`."""
    extent: str
    """`whole` or `lot`."""
    shared: bool
    """Whether other buyers, or other suppliers, have a part in them that the record does not tell."""
    amount: Decimal
    sums: int
    """How many sums are in it."""
    doubtful: int
    """How many are left out."""


class Partner(msgspec.Struct, frozen=True):
    """A party on the other side of some awards."""

    id: str
    name: str
    awards: int


class Open(msgspec.Struct, frozen=True):
    """A tender that takes bids until some day."""

    ocid: str
    title: str
    closing: str
    """Day (ISO)."""


class Side(msgspec.Struct, frozen=True):
    """A party as buyer, or as supplier."""

    records: int
    awards: int
    money: tuple[MoneyRow, ...]
    partners: tuple[Partner, ...]
    """The few with most awards."""
    partners_in_all: int
    direct: int
    """Awards without competition, by the method that the notice states."""
    competed: int
    unstated: int
    """Awards whose notice does not say how they came about."""
    late_median: float | None
    """Days from the award to the publication of its notice; None where no pair of dates makes sense."""
    late_worst: int | None
    late_worst_ocid: str
    late_counted: int
    late_senseless: int
    """Awards dated after their own notice, or over ten years before it."""
    open: tuple[Open, ...]
    """Active tenders with a closing day, soonest first; whether still open depends on the day of asking."""
    late_spread: tuple[int, ...] = ()
    """How many of `late_counted` were published within each span of `LATE_SPANS`, and after the last of them; empty in
    profiles of an older version."""


class PartyProfile(msgspec.Struct, frozen=True):
    """One organisation: all that its notices say of it."""

    id: str
    """Its identifier where it has one, else made of its name; it may change when joins do."""
    name: str
    """The name used most."""
    names: tuple[NameUsed, ...]
    identifiers: tuple[str, ...]
    places: tuple[str, ...]
    mentions: int
    key: str
    """Key of its first spelling: by this a decision can mean it where neither name nor number is its alone."""
    joins: tuple[JoinReason, ...]
    buyer: Side | None
    supplier: Side | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party in a list."""

    id: str
    name: str
    places: tuple[str, ...]
    as_buyer: int
    """Records in which it buys."""
    as_supplier: int
    """Records in which it supplies."""
    mentions: int


@dataclass(frozen=True, slots=True)
class Whose:
    """Which organisation one mention is of."""

    ocid: str
    pointer: str
    party: str
    """Id of the organisation."""
    buys: bool
    supplies: bool


@dataclass(frozen=True, slots=True)
class PartiesFound:
    """Parties that a name may mean, the likeliest first."""

    rows: tuple[PartyRow, ...]
    total: int
    exact: bool
    """Whether the name, folded, is one of theirs; else it only has words in common with them."""


@dataclass(frozen=True, slots=True)
class PartiesReport:
    """What a joining of all parties came to."""

    mentions: int
    nameless: int
    """Mentions that name nobody: placeholders, and no name at all."""
    spellings: int
    parties: int
    by_person: int
    by_identifier: int
    by_name: int
    refused: int
    """Joins that something spoke against."""
    seconds: float
