"""What the register answers about payments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.reading.payments import Confidence, Pairing
from onrecord.register.model import LeftOut


@dataclass(frozen=True, slots=True)
class SpendReport:
    """What a load of payments found and kept. The counts add up: see `adds_up`."""

    files_seen: int
    files_read: int
    files_held: int
    """Known by their bytes, so not read again."""
    files_refused: int
    """None of whose tables lists payments, or that cannot be read."""
    sheets: int
    rows: int
    """Not blank, below the headings."""
    payments: int
    totals: int
    """Rows that add up others."""
    headings: int
    """Headings that stand again among the rows."""
    unread: int
    """Rows without a sum that can be read: each is an issue."""
    issues: int
    amount: Decimal
    """Sum of the payments, in pounds."""
    refused: tuple[LeftOut, ...]
    payments_held: int
    """Payments in the register now."""
    seconds: float

    @property
    def adds_up(self) -> bool:
        """Whether every file and every row is accounted for, once."""
        files = self.files_read + self.files_held + self.files_refused == self.files_seen
        return files and self.payments + self.totals + self.headings + self.unread == self.rows


@dataclass(frozen=True, slots=True)
class PaymentQuestion:
    """Which payments are meant; everything given has to hold."""

    supplier: str = ""
    """Words of the name, or a company number."""
    body: str = ""
    """Words of who paid."""
    since: date | None = None
    until: date | None = None
    people: bool = False
    """Whether payments to private individuals may be found by their names."""


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment as kept."""

    file: str
    """Path that was loaded."""
    position: str
    body: str
    supplier: str
    supplier_text: str
    company: str
    private: bool
    redacted: bool
    day: date | None
    day_text: str
    day_sure: bool
    amount: Decimal
    basis: str
    """`net`, `gross`, or empty where the list does not say."""
    department: str
    category: str
    description: str
    transaction: str
    copy_of: str
    """Where the same payment stands in another file; empty for the first. Totals leave copies out."""
    key: str
    """Folded name of the supplier."""
    pairing: Pairing | None = None
    """The award it may be of; None where none fits alone, or nobody has asked."""

    @property
    def place(self) -> str:
        """File and position in one, as `copy_of` has them."""
        return f"{self.file} {self.position}"


@dataclass(frozen=True, slots=True)
class PaymentPlace:
    """A place in the order of payments: after this one. What a payment says, and where it stands, never changes."""

    age: int
    """As `age_of` has it: the newest day first."""
    place: int
    """Of its list among all that were loaded."""
    member: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class PaymentsFound:
    """Payments that answer a question, the newest first, and what all of them come to."""

    rows: tuple[PaymentRow, ...]
    total: int
    amount: Decimal
    """Of all that were found, copies left out."""
    copies: int
    copied: Decimal
    undated: int
    next: PaymentPlace | None = None
    """Where the next page begins; None at the end."""


@dataclass(frozen=True, slots=True)
class PaidSum:
    """What was paid under one award, by how sure that is."""

    ocid: str
    award: str
    by_confidence: Mapping[Confidence, tuple[int, Decimal]]
    """Number of payments, and their sum."""
    first: date
    last: date
    reasons: tuple[str, ...]
    """Of the surest."""
