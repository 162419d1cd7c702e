"""A list of claims as it was read: rows with a sentence, fields, or both; and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from onrecord.values import Days, Instant

Cell = str | int | Decimal | date | None
"""What stands in one cell: text, or typed from a workbook or JSON."""


class Role(StrEnum):
    """What a column holds."""

    SENTENCE = "sentence"
    SAID_ON = "said on"
    """When it was claimed, surely: "said on", "date of claim"."""
    DATE = "date"
    """A day that may be anything's: "date", "published"."""
    OCID = "ocid"
    REFERENCE = "reference"
    LINK = "link"
    TITLE = "title"
    CURRENCY = "currency"
    VALUE = "value"
    """A sum of which the heading does not say what it is a sum of."""
    AWARD = "award"
    CEILING = "ceiling"
    ESTIMATE = "estimate"
    FLOOR = "floor"
    ANNUAL = "annual"
    PAID = "paid"
    SAVING = "saving"
    SUPPLIER = "supplier"
    BUYER = "buyer"
    PUBLISHED = "published"
    """The day of the notice: only where a heading says so ("notice published")."""
    DEADLINE = "deadline"
    AWARDED_ON = "awarded_on"
    START = "start"
    END = "end"
    DURATION = "duration"
    STAGE = "stage"


MONEY = (
    Role.SAVING,
    Role.PAID,
    Role.AWARD,
    Role.VALUE,
    Role.CEILING,
    Role.ESTIMATE,
    Role.ANNUAL,
    Role.FLOOR,
)
"""Columns of sums; the first that a list has is the one that its total is of, unless another fits a stated total."""
DAYS = (Role.PUBLISHED, Role.DEADLINE, Role.AWARDED_ON, Role.START, Role.END)
WAYS = (Role.OCID, Role.REFERENCE, Role.LINK)
"""Columns that name the record."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of a row, as stated."""

    text: str
    """The cell, or the words of the sentence."""
    low: Decimal
    high: Decimal
    """Equal unless it is a range; major units; below nothing for a credit."""
    currency: str | None
    """ISO 4217; None where neither cell, heading nor column says it."""
    unit: Decimal
    """The size of the last printed digit."""
    qualifier: str = "exact"
    basis: str = "total"
    net: bool | None = None
    """Whether its heading says without (True) or with tax."""

    @property
    def is_range(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Field:
    """One cell that can be held against the record."""

    role: Role
    heading: str
    text: str
    """As it stands in the cell."""
    amount: Amount | None = None
    days: Days | None = None
    sure: bool = True
    """False for a day that could as well be read month first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list, or one sentence."""

    line: int
    """Where it begins in the file, from 1; of JSON, which item it is."""
    sentence: str = ""
    title: str = ""
    said: Instant | None = None
    """The day by which it is judged."""
    said_sure: bool = True
    """False where a column "date" may be the contract's own."""
    named: tuple[tuple[Role, str], ...] = ()
    """What names the record: ocids, references, links, as written."""
    fields: tuple[Field, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    """Heading to what stands there, all columns."""

    def amount(self, role: Role) -> Amount | None:
        """The sum of a column."""
        return next((f.amount for f in self.fields if f.role is role and f.amount), None)

    def field_of(self, role: Role) -> Field | None:
        """The first cell of a role."""
        return next((f for f in self.fields if f.role is role), None)

    def dated(self, published: Instant | None) -> Row:
        """The row itself, or with the day that holds for the whole list."""
        return replace(self, said=published, said_sure=True) if self.said is None and published else self

    @property
    def words(self) -> str:
        """What a reader is shown of it: its sentence, else its title, else what its cells say."""
        return self.sentence or self.title or "; ".join(f.text for f in self.fields)


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read of one row."""

    line: int
    column: str
    """Its heading; empty for a whole row."""
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total that the list itself prints, or that the user gives."""

    where: str
    """`line 14`, or `--total`."""
    amounts: Mapping[Role | None, Amount]
    """By column; under None where nothing says which."""
    above: tuple[int, ...] = ()
    """Places, in the list's rows, of those since the total before: what a subtotal is of."""


@dataclass(frozen=True, slots=True)
class ClaimsList:
    """A list of claims, read."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    """Rows of totals, in the list's order; the last is of all rows."""
    columns: Mapping[str, Role] = field(default_factory=dict)
    """Heading to what it was read as; empty for a list of sentences."""
    unread: tuple[str, ...] = ()
    """Headings that nothing was made of."""
    notes: tuple[str, ...] = ()
    empty: int = 0
    """Rows that held nothing at all."""
    counted_in: str = "line"
    """What the number of a row counts: lines of the file, or items of a JSON list."""
