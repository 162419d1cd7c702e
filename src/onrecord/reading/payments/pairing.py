"""Which award a payment may be of: who was paid, by whom, when, how much and what for; with reasons in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from onrecord.ocds import Json, Record
from onrecord.ocds.merge import compile_record
from onrecord.reading.party import PartyMention, find_party_mentions
from onrecord.reading.payments.days import read_days
from onrecord.reading.payments.suppliers import supplier_key
from onrecord.reading.places import at, objects, text_of
from onrecord.values.names import normalise, same_organisation

BEFORE = timedelta(days=31)
"""A payment may be dated as much before the award, which is often entered late."""
AFTER = timedelta(days=183)
"""Last invoices come in half a year after a contract's end."""
UNKNOWN_END = timedelta(days=4 * 365)
"""How long a contract may run whose end the record does not give: four years, the longest usual term."""
TAX = Decimal("1.2")
"""A listed payment may be with VAT where the award is without."""
_NOT_AWARDED = frozenset({"cancelled", "unsuccessful", "pending"})
_PLAIN_WORDS = frozenset(
    """
    and the for with from works work service services supply provision contract contracts framework general other
    costs cost fees charges equipment management support professional external maintenance repair repairs hire
    council borough district county project projects delivery including limited annual year purchase invoice payment
    area areas park parks play road street school schools centre house hall building buildings site sites town village
    upgrade improvement improvements refurbishment installation local public various monthly quarter final interim
    """.split()
)
"""Words that stand in the descriptions of anything."""


class Confidence(StrEnum):
    """How sure it is that a payment is of an award."""

    HIGH = "high"
    """One award only fits by supplier, buyer and day; and two words of its title do, or its very sum, or one word and
    the record says when the contract ends."""
    MEDIUM = "medium"
    """One award only fits so, and one word of its title, or the company number and the end; or several fit, and two
    words or the sum are of one of them alone."""
    LOW = "low"
    """One award only fits, whose end the record gives, and nothing else speaks for it; or the list does not say who
    paid, and two words or the sum do."""


@dataclass(frozen=True, slots=True)
class Award:
    """What of an award a payment can be held against."""

    ocid: str
    id: str
    title: str
    buyers: tuple[str, ...]
    suppliers: frozenset[str]
    """Keys of the suppliers' names, as `supplier_key` makes them."""
    companies: frozenset[str]
    """Company numbers of the suppliers."""
    first: date
    """From which day on payments may be of it."""
    last: date
    ends: bool
    """Whether the record gives an end; else `last` is a guess."""
    amount: Decimal | None
    """In pounds; None when it is not given, or in another currency."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What of a payment an award can be held against."""

    key: str
    company: str
    body: str
    day: date | None
    amount: Decimal
    words: str
    """Department, category and description."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A payment that may be of an award."""

    award: Award
    confidence: Confidence
    reasons: tuple[str, ...]


def awards_of(record: Record) -> tuple[Award, ...]:
    """The awards of a record that stand, have a supplier and a day."""
    compiled = compile_record(record)
    parties = find_party_mentions(compiled)
    buyers = tuple(
        dict.fromkeys(one.name for one in parties if {"buyer", "procuringEntity"} & {*one.roles} and one.name)
    )
    found = (_award(record.ocid, compiled, i, award, buyers, parties) for i, award in objects(compiled, "awards"))
    return tuple(award for award in found if award)


def _award(
    ocid: str, compiled: Json, place: int, award: Json, buyers: tuple[str, ...], parties: Sequence[PartyMention]
) -> Award | None:
    suppliers = [one for one in parties if place in one.awards]
    names = {*(one.name for one in suppliers), *(text_of(at(one, "name")) for _, one in objects(award, "suppliers"))}
    keys = frozenset(filter(None, map(supplier_key, names)))
    period = at(award, "contractPeriod") or at(compiled, "tender", "contractPeriod")
    start, end = _day(at(period, "startDate")), _day(at(period, "endDate"))
    decided = _day(at(award, "date"))
    known = [day for day in (decided, start) if day]
    if not keys or not known or text_of(at(award, "status")) in _NOT_AWARDED:
        return None
    first = min(known) - BEFORE
    last = end + AFTER if end and end >= min(known) else max(known) + UNKNOWN_END
    return Award(
        ocid=ocid,
        id=str(award.get("id") or ""),
        title=text_of(at(award, "title")) or text_of(at(compiled, "tender", "title")),
        buyers=buyers,
        suppliers=keys,
        companies=frozenset(one.identifier for one in suppliers if one.scheme == "GB-COH" and one.identifier),
        first=first,
        last=last,
        ends=bool(end),
        amount=_pounds(award),
    )


def _pounds(award: Json) -> Decimal | None:
    amount, currency = at(award, "value", "amount"), text_of(at(award, "value", "currency"))
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal) or amount <= 1 or currency.upper() != "GBP":
        return None
    return Decimal(amount)


def _day(value: object) -> date | None:
    found = read_days(value[:10]) if isinstance(value, str) else None
    return found.sure if found else None


def pair_payments(payments: Iterable[Paid], awards: Sequence[Award]) -> list[Pairing | None]:
    """For each payment the award that it is of, or None: in doubt it is paired with none.

    A supplier's name or number, a day within the award's time, and a sum that it leaves room for are always needed;
    where the list says who paid, that has to be the buyer. Several awards that fit all the same are none. Where all
    payments together come to more than their award, each is a step less sure: it may be of work that came after.
    """
    given = list(payments)
    by_supplier: dict[str, list[Award]] = {}
    for award in awards:
        for name in {*award.suppliers, *award.companies}:
            by_supplier.setdefault(name, []).append(award)
    found = [_pair(payment, by_supplier) for payment in given]
    together: dict[Award, Decimal] = {}
    for payment, pairing in zip(given, found, strict=True):
        if pairing:
            together[pairing.award] = together.get(pairing.award, Decimal(0)) + payment.amount
    return [_lowered(pairing, together[pairing.award]) if pairing else None for pairing in found]


def _lowered(pairing: Pairing, together: Decimal) -> Pairing:
    most = _most(pairing.award)
    if most is None or together <= most:
        return pairing
    lower = Confidence.MEDIUM if pairing.confidence is Confidence.HIGH else Confidence.LOW
    too_much = f"the payments paired with the award come to £{together:,.2f}, more than it"
    return Pairing(pairing.award, lower, (*pairing.reasons, too_much))


def _pair(payment: Paid, by_supplier: Mapping[str, list[Award]]) -> Pairing | None:
    named = [*by_supplier.get(payment.company, ()), *by_supplier.get(payment.key, ())]
    fits = [award for award in dict.fromkeys(named) if _fits(payment, award)]
    if payment.body:
        fits = [award for award in fits if any(same_organisation(payment.body, buyer) for buyer in award.buyers)]
    if len(fits) == 1:
        return _sole(payment, fits[0])
    strong = [award for award in fits if _is_strong(payment, award)]
    if len(strong) == 1 and payment.body:
        others = f"of {len(fits)} awards that fit by supplier, buyer and day, only this one does"
        return Pairing(strong[0], Confidence.MEDIUM, (*_reasons(payment, strong[0]), others))
    return None


def _fits(payment: Paid, award: Award) -> bool:
    if payment.day is None or not award.first <= payment.day <= award.last:
        return False
    most = _most(award)
    return most is None or payment.amount <= most


def _most(award: Award) -> Decimal | None:
    """What may be paid under an award: its sum with VAT, and a twentieth more, as work grows."""
    return None if award.amount is None else award.amount * TAX * Decimal("1.05")


def _sole(payment: Paid, award: Award) -> Pairing | None:
    confidence = _confidence(payment, award)
    if confidence is None:
        return None
    known = "no other award to this supplier by this buyer fits" if payment.body else "the list does not say who paid"
    return Pairing(award, confidence, (*_reasons(payment, award), known))


def _confidence(payment: Paid, award: Award) -> Confidence | None:
    """How sure it is, where no other award fits; None where too little speaks for it."""
    strong, words = _is_strong(payment, award), _shared(payment, award)
    if not payment.body:
        return Confidence.LOW if strong else None
    if strong or (words and award.ends):
        return Confidence.HIGH
    if words or (award.ends and payment.company in award.companies):
        return Confidence.MEDIUM
    return Confidence.LOW if award.ends else None


def _is_strong(payment: Paid, award: Award) -> bool:
    return len(_shared(payment, award)) > 1 or bool(_same_sum(payment, award))


def _shared(payment: Paid, award: Award) -> list[str]:
    return sorted(_words(payment.words) & _words(award.title))


def _same_sum(payment: Paid, award: Award) -> str:
    """In words, that the payment is the award's sum; empty when it is not."""
    if not award.amount:
        return ""
    if payment.amount == award.amount:
        return "it is the sum of the award"
    with_tax = (award.amount * TAX).quantize(Decimal("0.01"))
    return "it is the award's sum with VAT" if payment.amount == with_tax else ""


def _reasons(payment: Paid, award: Award) -> tuple[str, ...]:
    by_number = bool(payment.company) and payment.company in award.companies
    reasons = ["the company number is the supplier's" if by_number else "the name is the supplier's"]
    if payment.body:
        reasons.append("who paid is the buyer")
    reasons.append("the day lies within the contract" if award.ends else "the day lies within four years of the award")
    if words := _shared(payment, award):
        reasons.append("its words stand in the award's title: " + ", ".join(words[:4]))
    return (*reasons, *filter(None, (_same_sum(payment, award),)))


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{4,}", normalise(text))
    return frozenset(word for word in words if word not in _PLAIN_WORDS)
