"""What the tasks about payments answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from onrecord.reading.payments import Confidence, Pairing
from onrecord.register.payments.model import PaymentRow, PaymentsFound, SpendReport
from onrecord.report.contacts import without_contacts
from onrecord.report.json import Object
from onrecord.report.wording import plural

A_PERSON = "(a private individual, not shown)"
"""In place of a name that may be a private person's."""


@dataclass(frozen=True, slots=True)
class SpendAnswer:
    """What a load of payments found and kept."""

    report: SpendReport
    register: str

    @property
    def loaded_anything(self) -> bool:
        """Whether any payment that was given is in the register now, new or held already."""
        return bool(self.report.payments or self.report.files_held)

    def to_json(self) -> Object:
        """Counts that add up, and every file that was left out, with the reason."""
        return {"register": self.register, **asdict(self.report), "adds_up": self.report.adds_up}


@dataclass(frozen=True, slots=True)
class PaymentsAnswer:
    """Payments, the newest first, and what all that were found come to."""

    found: PaymentsFound
    people: bool = False
    """Whether the names of private individuals are told."""
    next: str | None = None
    """The cursor with which the next page is asked for; None at the end."""

    def to_json(self) -> Object:
        """Rows with the awards they may be of; sums in pounds, copies left out of the total."""
        return {
            "total": self.found.total,
            "amount": self.found.amount,
            "copies": self.found.copies,
            "copied": self.found.copied,
            "undated": self.found.undated,
            "payments": [payment_json(row, people=self.people) for row in self.found.rows],
            "next": self.next,
        }


@dataclass(frozen=True, slots=True)
class PaymentIssuesAnswer:
    """What is wrong in the lists of payments."""

    rows: tuple[tuple[str, str, str, str, str, str], ...]
    """Rule, file, position, heading, what was found, what was expected."""

    def to_json(self) -> Object:
        """Rows."""
        names = ("rule", "file", "position", "column", "found", "expected")
        return {"issues": [dict(zip(names, row, strict=True)) for row in self.rows]}


def payment_json(row: PaymentRow, *, people: bool = False) -> Object:
    """One payment; what may name a private individual is left out unless asked for."""
    hidden = row.private and not people
    return {
        "date": row.day.isoformat() if row.day else None,
        "date_text": row.day_text,
        "date_sure": row.day_sure,
        "amount": row.amount,
        "currency": "GBP",
        "basis": row.basis or None,
        "body": row.body,
        "supplier": supplier_words(row, people=people),
        "company_number": row.company or None,
        "private": row.private,
        "redacted": row.redacted,
        "department": row.department,
        "category": row.category,
        "description": None if hidden else without_contacts(row.description),
        "transaction": row.transaction,
        "file": row.file,
        "position": row.position,
        "copy_of": row.copy_of or None,
        "pairing": pairing_json(row.pairing) if row.pairing else None,
    }


def pairing_json(pairing: Pairing) -> Object:
    """The award that a payment may be of, how sure that is, and why."""
    award = pairing.award
    return {
        "ocid": award.ocid,
        "award": award.id,
        "title": without_contacts(award.title),
        "confidence": pairing.confidence.value,
        "reasons": pairing.reasons,
    }


def supplier_words(row: PaymentRow, *, people: bool = False) -> str:
    """The supplier as it may be shown."""
    if row.private and not people:
        return A_PERSON
    return str(without_contacts(row.supplier or row.supplier_text))


@dataclass(frozen=True, slots=True)
class PaidLine:
    """What was paid under a record, of one confidence."""

    confidence: Confidence
    payments: int
    amount: Decimal
    first: str
    last: str


def paid_lines(rows: Sequence[PaymentRow]) -> tuple[PaidLine, ...]:
    """What payments paired with a record come to, the surest first."""
    lines = []
    for confidence in Confidence:
        chosen = [row for row in rows if row.pairing and row.pairing.confidence is confidence]
        if chosen:
            days = sorted(row.day.isoformat() for row in chosen if row.day)
            amount = sum((row.amount for row in chosen), Decimal(0))
            lines.append(PaidLine(confidence, len(chosen), amount, days[0], days[-1]))
    return tuple(lines)


def paid_words(line: PaidLine) -> str:
    """The line on a terminal.

    >>> paid_words(PaidLine(Confidence.HIGH, 2, Decimal("1200.5"), "2024-05-13", "2024-06-13"))
    '£1,200.50 in 2 payments, 2024-05-13 to 2024-06-13, high confidence that they are of it'
    """
    days = line.first if line.first == line.last else f"{line.first} to {line.last}"
    sign = "-" if line.amount < 0 else ""
    them = "it is" if line.payments == 1 else "they are"
    pounds = f"{sign}£{abs(line.amount):,.2f}"
    return (
        f"{pounds} in {plural(line.payments, 'payment')}, {days}, {line.confidence.value} confidence that {them} of it"
    )
