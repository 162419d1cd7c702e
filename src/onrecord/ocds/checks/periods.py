"""Dates that are readable each, and can't all be right together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from onrecord.ocds.checks.seen import Finding, Seen, as_object, instant_in, objects_of
from onrecord.values import Instant

_CLOSING = "/tender/tenderPeriod/endDate"
_FAR_OFF = timedelta(days=366)
_SHORT = timedelta(hours=24)
_TWO_DAYS = timedelta(days=2)


def find_closing_after_award(seen: Seen) -> Iterator[Finding]:
    """Bids close on a later day than the contract was awarded."""
    closing = seen.closing
    for pointer, award in objects_of(seen.body, "awards") if closing else ():
        awarded = instant_in(award, "date")
        if closing and awarded and closing.at > awarded.at and closing.local_date() > awarded.local_date():
            yield Finding(_CLOSING, closing.text, f"a day no later than the award, {awarded.text} at {pointer}/date")


def find_closing_is_contract_end(seen: Seen) -> Iterator[Finding]:
    """Bids close on or after the day on which the contract ends: one field was filled with the other."""
    closing = seen.closing
    for pointer, end in _contract_ends(seen) if closing else ():
        # The instants first: a day in its zone takes as long to find as all else here.
        if closing and closing.at - end.at > -_TWO_DAYS and closing.local_date() >= end.local_date():
            yield Finding(
                _CLOSING, closing.text, f"the closing date of bids; the contract ends {end.text} at {pointer}"
            )
            return


def find_closing_far_off(seen: Seen) -> Iterator[Finding]:
    """Bids close more than a year after publication, as if the contract's end stood in the field."""
    closing, published = seen.closing, seen.release.date
    if closing and published and closing.at - published.at > _FAR_OFF:
        yield Finding(_CLOSING, closing.text, f"the closing date of bids; the release is of {published.text}")


def find_published_after_closing(seen: Seen) -> Iterator[Finding]:
    """An invitation to tender that is published after bids have closed."""
    closing, published = seen.closing, seen.release.date
    invites = "tender" in seen.release.tags and not seen.body.get("awards")
    if invites and closing and published and closing.at < published.at:
        yield Finding(_CLOSING, closing.text, f"a date after publication, {published.text}")


def find_window_short(seen: Seen) -> Iterator[Finding]:
    """Less than a day between publication and closing: nobody else can have bid."""
    closing = seen.closing
    opened = instant_in(seen.body.get("tender"), "datePublished") or seen.release.date
    if closing and opened and timedelta(0) <= closing.at - opened.at < _SHORT:
        yield Finding(_CLOSING, closing.text, f"time to bid after publication, {opened.text}")


def _contract_ends(seen: Seen) -> Iterator[tuple[str, Instant]]:
    tender = as_object(seen.body.get("tender"))
    yield from _end(tender.get("contractPeriod"), "/tender/contractPeriod")
    for pointer, lot in objects_of(tender, "lots", "/tender"):
        yield from _end(lot.get("contractPeriod"), f"{pointer}/contractPeriod")
    for pointer, award in objects_of(seen.body, "awards"):
        yield from _end(award.get("contractPeriod"), f"{pointer}/contractPeriod")
    for pointer, contract in objects_of(seen.body, "contracts"):
        yield from _end(contract.get("period"), f"{pointer}/period")


def _end(period: Any, pointer: str) -> Iterator[tuple[str, Instant]]:
    end = instant_in(period, "endDate")
    if end:
        yield f"{pointer}/endDate", end
