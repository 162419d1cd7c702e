"""What can be printed of a record as plainly true: the fields that nothing else in the record speaks against.

Reads compiled releases as plain JSON, with none of the code that is being measured. Where the prose of a notice may
qualify a field (an annual price, a moved closing date, an option to extend), the fact is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from quality import gold

LONDON = ZoneInfo("Europe/London")
QUALIFIED_VALUE = re.compile(
    r"annum|annual|p\.a\.|per year|a year|each year|yearly|exceed|maximum|budget|value|up to £|worth|price|fee|VAT",
    re.I,
)
QUALIFIED_DEADLINE = re.compile(
    r"instead of|extend|amend|correct|changed|revised|deadline|closing|withdrawn|cancel", re.I
)
QUALIFIED_TERM = re.compile(r"extend|extension|option|renew|year|month|week|initial", re.I)
PLAIN_RUN = re.compile(r"(?<![\w&;])[A-Za-z][A-Za-z0-9 ,()/-]{45,150}(?= )")
LOST_BREAK = re.compile(r"\b(?:rn|r|n|t)\b|[a-z](?:rn|rr)[A-Z]|\br[nr][A-Z]")
"""Line breaks that some copies of the data hold as the letters `rn` or `r`: no quotation is taken across them."""
SMALLEST = Decimal(500)
"""Below this an amount is a placeholder or a rate more often than the value of a contract."""
PROCEDURES = {
    "open procedure": "an open procedure",
    "restricted procedure": "a restricted procedure",
    "call-off from a framework agreement": "a call-off from a framework agreement",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The plainly true facts of one record on one day; None or empty where it has none."""

    ocid: str
    title: str
    buyer: str | None
    supplier: str | None
    awarded: bool
    low: Decimal | None
    value: Decimal | None
    """The award's value if there is an award, else the upper or only advertised one."""
    deadline: date | None
    closes: time | None
    """Clock time of the deadline, where it is not merely the start or end of a day."""
    start: date | None
    end: date | None
    procedure: str | None
    runs: tuple[str, ...]
    """Stretches of the description without odd characters, in reading order."""
    latest: datetime


def read_facts(releases: list[gold.Release]) -> Facts | None:
    """The facts of a record with these releases, or None when not even title and buyer can be printed."""
    compiled = gold.compile_releases(releases)
    tender = compiled.get("tender") or {}
    title = plain(tender.get("title"))
    buyer = plain((compiled.get("buyer") or {}).get("name"))
    if not title or not buyer or "planning" in compiled.get("tag", []):
        return None
    award = sole_award(compiled, releases)
    awarded = bool(compiled.get("awards"))
    prose = " ".join(texts(compiled))
    low, value = advertised(tender) if not awarded else (None, amount(award))
    period = (award if awarded else tender) or {}
    start, end = (None, None) if QUALIFIED_TERM.search(prose) else days(period.get("contractPeriod"))
    ends = moment((tender.get("tenderPeriod") or {}).get("endDate"))
    closed = None if QUALIFIED_DEADLINE.search(prose) or tender.get("status") == "cancelled" else ends
    vague = bool(QUALIFIED_VALUE.search(prose))
    return Facts(
        ocid=releases[0]["ocid"],
        title=title,
        buyer=buyer,
        supplier=sole_supplier(award),
        awarded=awarded,
        low=None if vague else low,
        value=None if vague else value,
        deadline=closed.date() if closed else None,
        closes=clock(closed),
        start=start,
        end=end,
        procedure=PROCEDURES.get(str(tender.get("procurementMethodDetails") or "").lower()),
        runs=tuple(quotable(tender.get("description"))),
        latest=max(gold.instant(release["date"]) for release in releases),
    )


def plain(found: Any) -> str | None:
    """A name or title that can stand in a sentence as it is, or None.

    >>> plain("Marlow Sands Town Council"), plain("N/A"), plain("caf\\xc3\\xa9 & bar")
    ('Marlow Sands Town Council', None, None)
    """
    text = str(found or "").strip()
    sound = re.fullmatch(r"[A-Z][A-Za-z0-9 ,'()/:-]{7,110}[A-Za-z0-9)]", text)
    return (
        text
        if sound and not re.search(r"\bn/?a\b|not awarded|spend network|[a-z]{3}rn[A-Z]| {2}", text, re.I)
        else None
    )


def texts(found: Any) -> Iterator[str]:
    """Every text of a release, whatever its key; contact details apart."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        kept = ("title", "description", "renewal", "lots", "tender", "awards", "planning", "items", "options")
        yield from (text for key in kept if key in found for text in texts(found[key]))
    elif isinstance(found, list):
        yield from (text for each in found for text in texts(each))


def sole_award(compiled: gold.Release, releases: list[gold.Release]) -> Mapping[str, Any] | None:
    """The record's only award, when the newest release states it too."""
    awards = compiled.get("awards") or []
    newest = releases[-1].get("awards") or []
    return awards[0] if len(awards) == len(newest) == 1 and awards[0].get("id") == newest[0].get("id") else None


def sole_supplier(award: Mapping[str, Any] | None) -> str | None:
    """The name of an award's only supplier."""
    suppliers = (award or {}).get("suppliers") or []
    return plain(suppliers[0].get("name")) if len(suppliers) == 1 else None


def amount(holder: Mapping[str, Any] | None, key: str = "value") -> Decimal | None:
    """A sum in pounds that is large enough to be one."""
    value = (holder or {}).get(key) or {}
    if value.get("currency") != "GBP" or not isinstance(value.get("amount"), int | float):
        return None
    found = Decimal(str(value["amount"]))
    return found if found >= SMALLEST and found == round(found, 2) else None


def advertised(tender: Mapping[str, Any]) -> tuple[Decimal | None, Decimal | None]:
    """The advertised range as (low, high), a sole value as (None, value), else nothing."""
    low, high = amount(tender, "minValue"), amount(tender)
    stated = (tender.get("minValue") or {}).get("amount") is not None
    if stated and not (low and high and low < high):
        return None, None
    return low, high


def moment(text: Any) -> datetime | None:
    """The London time that a well-formed date-time names."""
    try:
        return gold.instant(str(text)).astimezone(LONDON)
    except ValueError:
        return None


def days(period: Mapping[str, Any] | None) -> tuple[date | None, date | None]:
    """First and last day of a period, when both are given and in order."""
    start, end = moment((period or {}).get("startDate")), moment((period or {}).get("endDate"))
    return (start.date(), end.date()) if start and end and start < end else (None, None)


def clock(closed: datetime | None) -> time | None:
    """The time of day, unless it is one that stands for a whole day."""
    at = closed.time() if closed else None
    return at if at and at.minute == 0 and 8 <= at.hour <= 18 else None


def quotable(description: Any) -> Iterator[str]:
    """Runs of plain words as they stand in a description, each a phrase of eight words or more."""
    for found in PLAIN_RUN.finditer(str(description or "")):
        run = found[0].strip(" ,/-(")
        if len(run.split()) >= 8 and not LOST_BREAK.search(run) and run.count("(") == run.count(")"):
            yield run


def some_facts(groups: Mapping[str, list[gold.Release]], chance: Random) -> list[Facts]:
    """The facts of every record that has enough to write about, in a random order."""
    found = [facts for _, releases in sorted(groups.items()) if (facts := read_facts(releases))]
    counts = Counter(words for facts in found for words in {w for run in facts.runs for w in openings(run)})
    found = [replace(facts, runs=tuple(run for run in facts.runs if is_own(run, counts))) for facts in found]
    chance.shuffle(found)
    return found


def openings(run: str) -> Iterator[str]:
    """Every six words in a row, without regard to case."""
    words = run.casefold().split()
    return (" ".join(words[at : at + 6]) for at in range(len(words) - 5))


def is_own(run: str, counts: Mapping[str, int]) -> bool:
    """Whether no other record says the same: no paper quotes what stands in every notice of a buyer."""
    return all(counts[words] == 1 for words in openings(run))
