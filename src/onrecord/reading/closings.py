"""Closing dates that cannot be believed, and why: the field was filled with the day on which the contract ends.

A doubt is a label on the date, as it is on a sum: the date is shown with it, and neither counted as a day to bid by
nor held against an article. Figures and examples: docs/decisions/0013-local-clocks-and-doubtful-closings.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from onrecord.ocds import Json, Record
from onrecord.reading.clocks import read_instant
from onrecord.reading.places import at, objects, text_of

FAR_OFF = "more than a year after the notice"
CONTRACT_END = "the day on which the contract ends"
CONTRACT_PERIOD = "the site’s first notices give the contract’s own period here"
IN_BIDDING_FIELD = "it stands where the period for bids should, as in the site’s first notices"
"""Why the first or last day of a contract that is read from there is not wholly sure."""
WITH_CONTRACT_PERIODS = "ocds-b5fd17"
"""Contracts Finder, whose notices in OCDS 1.0 (2014 and 2015) have the contract's period in `tender.tenderPeriod`: so
say all of the few that also print that period, and every other has a start. Later ones give no start at all."""
A_YEAR = timedelta(days=366)
"""Longer than an invitation stays open, but for lists that firms may join for years: of 1,252 notices of UK sites since
2015 four close later, three such lists and one call for early interest."""
_LIST = re.compile(
    r"dynamic[- ](?:purchas|market)|\bP?DPS\b|qualif(?:ication|ying) system"
    r"|\b(?:approved|standing|select(?:ed)?) lists?\b|open framework|\b[pb]rynu dd?(?:eina|yna)mig",
    re.I,
)
"""Words of what firms may join as long as it lasts: such a list may truly close years on, with its last contract."""
_SHORTEST = timedelta(days=28)
"""A contract shorter than this may have been let and done within days of the closing date."""
SLIP = timedelta(days=1)


def doubt_of(value: object, record: Record, compiled: Json) -> str:
    """Why a closing date of this record is to be doubted, in words; empty for most, and for what is no date.

    `value` is the date as published, `compiled` the record's compiled release.
    """
    instant = read_instant(value, record.ocid)
    if instant is None:
        return ""
    day = instant.local_date()
    if _holds_contract_period(record, compiled):
        return CONTRACT_PERIOD
    doubt = ""
    if any(abs(day - end) <= SLIP for end in _contract_ends(record.ocid, compiled)):
        doubt = CONTRACT_END
    elif (stated := _first_stated(value, record)) and day - stated > A_YEAR:
        doubt = FAR_OFF
    return doubt if doubt and not _is_list(compiled) else ""


def _holds_contract_period(record: Record, compiled: Json) -> bool:
    if not record.ocid.startswith(WITH_CONTRACT_PERIODS) or compiled.get("parties"):
        return False
    return _day(at(compiled, "tender", "tenderPeriod", "startDate"), record.ocid) is not None


def _contract_ends(ocid: str, compiled: Json) -> Iterator[date]:
    """The last days of contracts that last a while."""
    periods = [at(compiled, "tender", "contractPeriod")]
    periods += [lot.get("contractPeriod") for _, lot in objects(compiled, "tender", "lots")]
    periods += [award.get("contractPeriod") for _, award in objects(compiled, "awards")]
    periods += [contract.get("period") for _, contract in objects(compiled, "contracts")]
    for period in periods:
        start, end = (_day(at(period, name), ocid) for name in ("startDate", "endDate"))
        if start and end and end - start >= _SHORTEST:
            yield end


def _day(value: Any, ocid: str) -> date | None:
    # As the tables keep dates: what is padded or longer is a text there, and SQL and Python must agree.
    if not isinstance(value, str) or not value[:1].isdigit() or len(value) >= 40:
        return None
    instant = read_instant(value, ocid)
    return instant.local_date() if instant else None


def _first_stated(value: object, record: Record) -> date | None:
    """The day of the first release that invites bids by this date: a plan may name it years ahead."""
    dated = [release for release in record.releases if release.date and value in _closings(release.body)]
    inviting = [release for release in dated if set(release.tags) - {"planning", "planningUpdate"}]
    return next((release.date.local_date() for release in inviting or dated if release.date), None)


def _closings(body: Json) -> list[Any]:
    lots = [at(lot, "tenderPeriod", "endDate") for _, lot in objects(body, "tender", "lots")]
    return [at(body, "tender", "tenderPeriod", "endDate"), *lots]


def _is_list(compiled: Json) -> bool:
    if at(compiled, "tender", "techniques", "hasDynamicPurchasingSystem") is True:
        return True
    said = (at(compiled, "tender", name) for name in ("title", "description", "procurementMethodDetails"))
    return any(_LIST.search(text_of(text)) for text in said)
