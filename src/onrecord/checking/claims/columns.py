"""Which column of a list holds what: told by the words of its heading, slips of the pen forgiven."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from onrecord.checking.claims.model import Cell, Role

_NAMES: Mapping[Role, str] = {
    Role.SENTENCE: "claim; claims; sentence; text; statement; quote; quotation; claim text; what was said; assertion;"
    " allegation; words; claim made",
    Role.SAID_ON: "said on; said; claim date; date of claim; date claimed; statement date; date of statement; made on;"
    " date said; article date; spoken on; as of; claimed on",
    Role.DATE: "date; published; day; publication date; published date; date published; published on; posted; uploaded;"
    " uploaded on; posted on; date posted; date added; updated",
    Role.OCID: "ocid; ocds id; ocds ocid; record; process id; contracting process; record id",
    Role.REFERENCE: "reference; ref; ref no; reference number; notice id; notice; notice number; notice no;"
    " notice reference; notice identifier; contract id; contract number; contract no; contract ref; contract reference;"
    " piid; award id; procurement reference; tender reference; tender id; id; identifier; our reference;"
    " buyer reference",
    Role.LINK: "link; url; notice link; notice url; web address; fpds link; href; page; web page; hyperlink; source;"
    " contract link; address; notice id link; notice reference link; link to notice",
    Role.TITLE: "title; contract; contract title; contract name; description; project; project name; name; what; item;"
    " subject; details; purpose; opportunity title; contract description; service; services; scheme; contract for",
    Role.CURRENCY: "currency; currency code; ccy",
    Role.VALUE: "value; amount; contract value; total value; sum; cost; price; worth; total; contract amount;"
    " total cost; total contract value; total amount; contract sum; contract price; contract cost; fee; bill; figure",
    Role.AWARD: "award value; awarded value; award amount; awarded; amount awarded; value awarded; obligated;"
    " obligation; obligations; obligated amount; award; contract award value; award price; awarded amount; final value",
    Role.CEILING: "ceiling; ceiling value; max value; maximum value; maximum; potential value; potential award amount;"
    " limit; value high; upper limit; framework value; cap; total potential value; ceiling amount; up to; max;"
    " framework limit; maximum contract value; value to",
    Role.ESTIMATE: "estimate; estimated value; advertised value; tender value; estimated cost;"
    " estimated contract value; advertised; budget; estimated amount; expected value",
    Role.FLOOR: "value low; minimum value; minimum; floor; lower limit; min value; value from",
    Role.ANNUAL: "annual value; value per year; annual cost; per year; yearly cost; cost per year; per annum;"
    " annual amount; value per annum; cost per annum; a year; yearly value; annual spend",
    Role.PAID: "paid; spent; spend; amount paid; payments; amount spent; total paid; total spent; actual spend; outlay;"
    " outlays; money spent; waste; wasted; amount wasted; money wasted; total spend; spending; paid to date;"
    " spend to date",
    Role.SAVING: "savings; saving; saved; total savings; amount saved; savings claimed; claimed savings; money saved;"
    " saving claimed; savings amount; estimated savings",
    Role.SUPPLIER: "supplier; vendor; contractor; supplier name; vendor name; recipient; company; firm; awarded to;"
    " winner; provider; contractor name; recipient name; company name; awardee; suppliers; paid to; consultant;"
    " consultancy; awarded supplier",
    Role.BUYER: "buyer; authority; agency; department; organisation; organization; organisation name; council; body;"
    " public body; contracting authority; client; customer; purchaser; procuring entity; contracting body; buyer name;"
    " awarding body; awarding agency; agency name; authority name; bought by; ministry; commissioner",
    Role.PUBLISHED: "notice published; notice date; notice publication date; first published; date advertised;"
    " advertised on",
    Role.DEADLINE: "deadline; closing date; closes; bids close; closing; tender deadline; close date; bid deadline;"
    " closed on; submission deadline",
    Role.AWARDED_ON: "award date; awarded date; date awarded; awarded on; date of award; date signed; signed;"
    " signed on; contract date; contract award date; signature date",
    Role.START: "start; start date; contract start; contract start date; starts; commencement date; begin date; begins;"
    " starts on; date from; from",
    Role.END: "end; end date; contract end; contract end date; expiry; expiry date; ends; finish; finish date; ends on;"
    " expires; completion date; date to; to; until; contract expiry",
    Role.DURATION: "duration; term; length; contract length; contract term; contract duration; contract period; months",
    Role.STAGE: "status; stage; contract status; state; notice status",
}
_ROLES = {" ".join(name.split()): role for role, names in _NAMES.items() for name in names.split(";")}
_SMASHED = {name.replace(" ", ""): role for name, role in _ROLES.items()}
_SCALES = (
    (re.compile(r"(?:[£€$]|\bgbp\s?)\s?(?:bn|billions?)\b|\(?\bbillions?\b|\bbn\b", re.I), Decimal(10) ** 9),
    (re.compile(r"(?:[£€$]|\bgbp\s?)\s?m(?:illions?)?\b|\bmillions?\b|\bmn?\b", re.I), Decimal(10) ** 6),
    (re.compile(r"(?:[£€$]|\bgbp\s?)\s?k\b|0{3}s?\b|\bthousands?\b|\(k\)", re.I), Decimal(1000)),
)
_CURRENCIES = (("£", "GBP"), ("€", "EUR"), ("$", "USD"), ("gbp", "GBP"), ("eur", "EUR"), ("usd", "USD"))
_NET = re.compile(r"\b(?:ex|excl|exc|excluding|before|net(?: of)?)\.? ?(?:vat|tax)\b|\bnet\b", re.I)
_GROSS = re.compile(r"\b(?:inc|incl|including|with|gross(?: of)?)\.? ?(?:vat|tax)\b|\bgross\b", re.I)
_ASIDE = re.compile(r"\b(?:gbp|eur|usd|sterling|pounds|millions?|billions?|thousands?|bn|mn?|000s?|k)\b")
_CLOSE = 0.86
_SHORTEST = 6
_SEARCHED = 40
"""Rows from the top among which headings are looked for: titles and notes stand above them."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list."""

    heading: str
    role: Role | None
    scale: Decimal = Decimal(1)
    """What its sums are in: a million for "Value (£m)"."""
    currency: str | None = None
    net: bool | None = None


@lru_cache(maxsize=4096)
def column_of(heading: str) -> Column:
    """What a column with this heading holds, in which scale, currency and tax.

    >>> column_of("Contract Value (£m, ex VAT)").role.value, str(column_of("Value (£m)").scale), column_of("Hue").role
    ('value', '1000000', None)
    >>> column_of("Vendor").role.value, column_of("Recipeint name").role.value, column_of("Said on").role.value
    ('supplier', 'supplier', 'said on')
    """
    plain = re.sub(r"[_\-/]+", " ", heading.casefold())
    net = True if _NET.search(plain) else False if _GROSS.search(plain) else None
    bare = _GROSS.sub(" ", _NET.sub(" ", plain))
    role = _role(re.sub(r"[^a-z0-9&]+", " ", bare).strip())
    if role is None:
        role = _role(" ".join(_ASIDE.sub(" ", re.sub(r"[^a-z0-9&]+", " ", bare)).split()))
    scale = next((size for pattern, size in _SCALES if pattern.search(plain)), Decimal(1))
    currency = next((code for sign, code in _CURRENCIES if sign in plain), None)
    return Column(heading, role, scale, currency, net)


def _role(words: str) -> Role | None:
    smashed = words.replace(" ", "")
    if role := _ROLES.get(words) or _SMASHED.get(smashed):
        return role
    close = get_close_matches(smashed, _SMASHED, n=1, cutoff=_CLOSE) if len(smashed) >= _SHORTEST else []
    return _SMASHED[close[0]] if close else None


def find_headings(rows: Sequence[Sequence[Cell]]) -> tuple[int, tuple[Column, ...]] | None:
    """At which of `rows` the headings stand, and the columns they tell of; None where no row tells of any.

    Headings name at least two things, or the claims themselves.
    """
    for place, cells in enumerate(rows[:_SEARCHED]):
        columns = tuple(column_of(_words(cell)) for cell in cells)
        roles = {column.role for column in columns if column.role}
        filled = [cell for cell in cells if _words(cell)]
        if len(roles) >= 2 and len(roles) * 2 >= min(len(filled), 6):
            return place, columns
        if roles == {Role.SENTENCE} and len(filled) <= 3:
            return place, columns
    return None


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
