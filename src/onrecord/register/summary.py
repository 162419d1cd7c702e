"""The line by which a record is shown in a list, read from its compiled release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from onrecord.ocds import Json, Record
from onrecord.reading.clocks import local_day
from onrecord.reading.closings import doubt_of
from onrecord.reading.stages import STAGE_OF_TAG
from onrecord.register.glean import amount_of, presentable

_CPV = re.compile(r"[0-9]{2,8}")


class Summary(msgspec.Struct, frozen=True):
    """One record in a list; every text may be empty and every other field None when the record does not say."""

    ocid: str
    title: str
    buyer: str
    suppliers: tuple[str, ...]
    status: str
    """As `tender.status`, or `awarded` once an award is active."""
    method: str
    cpv: tuple[str, ...]
    currency: str
    minimum: Decimal | None
    """Lower end of the advertised range."""
    value: Decimal | None
    """The advertised value, or the upper end of the range."""
    awarded: Decimal | None
    """Sum of the awards in force; None with no award, or awards in several currencies."""
    published: str
    """Day (ISO) of the earliest dated release."""
    changed: str
    """Day (ISO) of the newest dated release."""
    closing: str
    """`tender.tenderPeriod.endDate` as published."""
    closing_doubt: str
    """Why the closing date should not be trusted, in words; empty for most."""
    tags: tuple[str, ...]
    publisher: str
    releases: int

    @property
    def worth(self) -> Decimal | None:
        """The sum that searches by value go by: awarded, else advertised, else the lower end."""
        for amount in (self.awarded, self.value, self.minimum):
            if amount is not None:
                return amount
        return None


def summarise(record: Record, compiled: Json, publisher: str) -> Summary:
    """The list line of a record. Errors: none; what has an unexpected type reads as empty."""
    tender = mapping(compiled.get("tender"))
    awards = [award for award in mappings(compiled.get("awards")) if in_force(award)]
    days = [release.date.local_date().isoformat() for release in record.releases if release.date]
    return Summary(
        ocid=record.ocid,
        title=_title(compiled, tender),
        buyer=_buyer(compiled, tender),
        suppliers=_suppliers(awards),
        status=_status(tender, awards),
        method=text(tender.get("procurementMethodDetails")) or text(tender.get("procurementMethod")),
        cpv=tuple(dict.fromkeys(_cpv(tender))),
        currency=_currency(tender, awards),
        minimum=_amount(tender.get("minValue")),
        value=_amount(tender.get("value")),
        awarded=_total(awards),
        published=min(days, default=""),
        changed=max(days, default=""),
        closing=text(closing := mapping(tender.get("tenderPeriod")).get("endDate")),
        closing_doubt=doubt_of(closing, record, compiled),
        tags=tuple(dict.fromkeys(tag for release in record.releases for tag in release.tags)),
        publisher=publisher,
        releases=len(record.releases),
    )


def stage_of(summary: Summary, *, contracted: bool) -> str:
    """How far a process has come, as `reading.find_stage` has it, from its list line and whether it has a contract."""
    status = summary.status
    if status in ("cancelled", "withdrawn"):
        return "cancelled"
    if status == "unsuccessful":
        return status
    if contracted:
        return "contracted"
    if status == "awarded" or summary.suppliers:
        return "awarded"
    stages = [stage for tag in summary.tags if (stage := STAGE_OF_TAG.get(tag)) and stage != "awarded"]
    return stages[-1] if stages else "advertised" if status == "active" else ""


def text(value: object) -> str:
    """A text without white space around it; anything else is empty."""
    return value.strip().replace("\0", "") if isinstance(value, str) else ""


def id_text(value: object) -> str:
    """An id as text, be it a text or a whole number; anything else is empty."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return text(str(value))


def mapping(value: object) -> Mapping[str, Any]:
    """An object; anything else is empty."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list; anything else is empty."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def in_force(award: Json) -> bool:
    """Whether an award counts: not cancelled and not unsuccessful."""
    return text(award.get("status")) not in ("cancelled", "unsuccessful", "pending")


def closing_day(summary: Summary) -> str:
    """Day (ISO) of the closing date, or empty when it cannot be read."""
    day = local_day(summary.closing, summary.ocid)
    return day.isoformat() if day else ""


def _title(compiled: Json, tender: Json) -> str:
    found = text(tender.get("title")) or text(compiled.get("title"))
    if not found:
        found = text(mapping(compiled.get("planning")).get("project"))
    if not found:
        found = next((text(award.get("title")) for award in mappings(compiled.get("awards"))), "")
    return presentable(found)


def _buyer(compiled: Json, tender: Json) -> str:
    direct = presentable(text(mapping(compiled.get("buyer")).get("name")))
    if direct:
        return direct
    for party in mappings(compiled.get("parties")):
        roles = party.get("roles")
        if isinstance(roles, list) and "buyer" in roles and text(party.get("name")):
            return presentable(text(party.get("name")))
    return presentable(text(mapping(tender.get("procuringEntity")).get("name")))


def _suppliers(awards: list[Mapping[str, Any]]) -> tuple[str, ...]:
    named = [supplier.get("name") for award in awards for supplier in mappings(award.get("suppliers"))]
    return tuple(name for name in dict.fromkeys(presentable(text(name)) for name in named) if name)


def _status(tender: Json, awards: list[Mapping[str, Any]]) -> str:
    stated = text(tender.get("status"))
    return "awarded" if awards and stated in ("", "active", "complete", "planned", "planning") else stated


def _cpv(tender: Json) -> Iterator[str]:
    places = [tender, *mappings(tender.get("items")), *mappings(tender.get("lots"))]
    for place in places:
        both = [mapping(place.get("classification")), *mappings(place.get("additionalClassifications"))]
        for classification in both:
            code = _CPV.match(str(classification.get("id", "")))
            if code and text(classification.get("scheme")).upper() in ("CPV", ""):
                yield code.group()


def _amount(value: object) -> Decimal | None:
    return amount_of(mapping(value).get("amount"))


def _currency(tender: Json, awards: list[Mapping[str, Any]]) -> str:
    values = [*(award.get("value") for award in awards), tender.get("value"), tender.get("minValue")]
    return next((text(mapping(value).get("currency")) for value in values if _amount(value) is not None), "")


def _total(awards: list[Mapping[str, Any]]) -> Decimal | None:
    values = [mapping(award.get("value")) for award in awards if _amount(award.get("value")) is not None]
    if not values or len({text(value.get("currency")) for value in values}) > 1:
        return None
    return sum((amount for value in values if (amount := amount_of(value["amount"])) is not None), Decimal(0))
