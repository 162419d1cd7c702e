"""Our own reading of one record, apart from the publisher's data. Each value keeps the pointer it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from onrecord.ocds import Json, Record
from onrecord.reading.clean import clean
from onrecord.values import Days, Duration, Instant


class SumKind(StrEnum):
    """What a figure of the record is a figure of."""

    FLOOR = "floor"
    """Lower end of the advertised range (`tender.minValue`)."""
    CEILING = "ceiling"
    """Upper end of the advertised range (`tender.value` where there is a `minValue`)."""
    ESTIMATE = "estimate"
    """The advertised value, where no range is given."""
    AWARD = "award"
    AMENDED = "amended"
    """An award whose amount has moved since it was first stated."""
    CONTRACT = "contract"
    CALLED_OFF = "called off"
    """An award or contract under a framework agreement."""
    PAID = "paid"
    """A transaction of a contract's implementation."""
    BUDGET = "budget"
    LOT = "lot"
    TEXT = "text"
    """Printed in the notice's prose."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One sum of the record, typed."""

    kind: SumKind
    amount: Decimal
    currency: str
    pointer: str
    release_id: str
    """The newest release that states it."""
    basis: str = "total"
    """As `article.Basis`; `unit` for rates."""
    words: str = ""
    """For sums from prose: the sentence they stand in."""
    net: bool | None = None
    """True before VAT, False with VAT, None when the record does not say."""
    superseded: bool = False
    """It stood so in an earlier release (or in an award that the newest release no longer states)."""
    limit: bool = False
    """Said as a maximum: "will not exceed", "up to"."""
    doubts: tuple[str, ...] = ()
    """Why this figure should not be trusted, in words; empty for most."""


class Moment(StrEnum):
    """The points of a contracting process that have a date; names as the claim types."""

    DEADLINE = "deadline"
    PUBLISHED = "published"
    AWARDED_ON = "awarded_on"
    START = "start"
    END = "end"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One date of the record, in the publisher's own zone where it has one."""

    moment: Moment
    days: Days
    pointer: str
    release_id: str
    value: str
    """As published, or the words of the prose."""
    corrected: bool = False
    """Said by prose that announces a correction: wins over the field."""
    void: bool = False
    """A field that such prose corrects, a superseded award's date, or a closing date made void by cancellation."""
    superseded: bool = False
    """It stood so in an earlier release and no longer does."""
    estimate: bool = False
    """The tender's own period, once an award has a period of its own."""
    doubt: str = ""
    """Why it should not be trusted, in words; empty for most, and wherever no closing date should stand."""
    shifted: bool = False
    """Published with a `Z` that its publisher does not mean, and so another hour than it is spelled (see `clocks`)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in the record."""

    kind: str
    """`contract` for the contract's own length, `extension` for one option, `maximum` with all options,
    `text` for a length printed in prose."""
    days: float
    pointer: str
    release_id: str
    value: str
    durations: tuple[Duration, ...] = ()
    """As printed, where it was printed."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A party as one place of the record names it."""

    role: str
    """`buyer`, `supplier`, `tenderer`, or another OCDS role."""
    name: str
    pointer: str
    release_id: str
    forms: frozenset[str] = frozenset()
    """Normalised forms under which it is the same name: acronyms and aliases that the record itself gives included."""

    @property
    def printed(self) -> str:
        """The name as an editor would print it.

        >>> Name("supplier", "Fenner &amp; Lyle LLP", "/awards/0/suppliers/0/name", "1").printed
        'Fenner & Lyle LLP'
        """
        return clean(self.name)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the record, cleaned of entities, mojibake and lost line breaks, with the way back."""

    pointer: str
    release_id: str
    text: str
    """Cleaned."""
    raw: str
    superseded: bool = False
    """It stood so in an earlier release and no longer does."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Any other checkable value: status, tag, procedure, place, count."""

    name: str
    """`stage`, `procedure`, `location`, `count:lots`, `count:suppliers`, …"""
    value: str
    pointer: str
    release_id: str


@dataclass(frozen=True, slots=True)
class RecordReading:
    """One record, read: what the rules compare claims with."""

    record: Record
    compiled: Json
    as_of: Instant | None
    title: str
    stage: str
    """`planned`, `advertised`, `awarded`, `contracted`, `cancelled`, `unsuccessful` or ``."""
    first_seen: date | None
    """Local day of the earliest release."""
    figures: tuple[Figure, ...]
    dates: tuple[DatedFact, ...]
    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
