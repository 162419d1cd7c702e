"""Which column of a sheet holds what: headings told by their words, or, where there are none, by what stands below."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from onrecord.reading.payments.amounts import read_amount
from onrecord.reading.payments.days import read_days
from onrecord.reading.payments.model import Cell, SheetRow

_NAMES: Mapping[str, str] = {
    "body": "body; body name; entity; ccg; organisation; organisation name; organization name; authority; council name;"
    " publisher; publisher name; public body; trust",
    "supplier": "supplier; supplier name; supplier final; name; payee; payee name; vendor; vendor name; creditor;"
    " creditor name; beneficiary; beneficiary name; merchant; merchant name; supplier beneficiary name; paid to;"
    " company name; provider; recipient",
    "day": "date; payment date; date paid; date of payment; paid date; transaction date; invoice date; posting date;"
    " pay date; effective date; clearing date; gl date; document date; accounting date; payment date dd mm yyyy",
    "amount": "amount; amount paid; total; total amount; value; payment amount; invoice amount; total invoice amount;"
    " amount gbp; sum; amount £; spend; paid; transaction amount; line amount; total value; payment value; cost",
    "net": "net; net amount; net value; amount net; amount excluding vat; amount excl vat; amount ex vat; net of vat;"
    " value excluding vat; total excluding vat; net total; irrecoverable net",
    "vat": "vat; vat amount; irrecoverable vat; vat value; amount of vat",
    "gross": "gross; gross amount; gross value; amount gross; amount including vat; amount incl vat; amount inc vat;"
    " total including vat; value including vat; gross total",
    "transaction": "transaction number; transaction; transaction reference; transaction no; transaction id;"
    " hbc ref no; reference; ref; ref no; payment reference; payment ref; invoice number; invoice no; document number;"
    " voucher number; unique reference; internal reference; transaction ref; document no; body reference; trans no",
    "department": "department area; service cost centre; expense area; expenses area; cost centre name;"
    " directorate; service; service area; service division; division; cost centre; organisational unit; portfolio;"
    " service label; directorate name; service area categorisation; responsible unit",
    "family": "department; department family; dept family",
    "category": "expense type; expenses type; account detail; expenditure category; subjective description; category;"
    " account name; level 9 account name; purpose; expenditure type; subjective; expense description;"
    " expenditure; purpose of spend; proclass; cipfa detailed expenditure type; merchant category; type; nominal",
    "description": "description; line description; narrative; details; detail; item description; description of goods;"
    " invoice description; purpose of expenditure; transaction description; summary of purpose",
    "other": "supplier classification; line; recid; month; period; accounting year; vat registration number; file;"
    " negative; their reference; supplier id; supplier number; supplier type; postcode; contract number; capital"
    " revenue; procurement classification; row; year",
}
ROLES: Mapping[str, str] = {name.strip(): role for role, names in _NAMES.items() for name in names.split(";")}
_SMASHED = {name.replace(" ", ""): role for name, role in ROLES.items()}
SUMS = ("amount", "net", "gross")
_SAMPLE = 200
"""Rows looked at to tell what a column without a heading holds."""
_MOSTLY = 0.8
_ENDINGS = re.compile(r"\b(?:ltd|limited|plc|llp|council|services|solutions|group|company|uk|trust)\b", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)[A-Z0-9/_.-]{4,24}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cells of a row hold what."""

    places: Mapping[str, tuple[int, ...]]
    """Role to places in the row, from 0; of several, the first that is filled counts."""
    headings: Mapping[str, str]
    """Role to the headings, as published."""
    unmapped: tuple[str, ...]
    inferred: bool = False
    """By what stands in the columns, since they have no headings."""

    @property
    def lists_payments(self) -> bool:
        """Whether there is a sum, and something to say whose or when."""
        return any(role in self.places for role in SUMS) and ("supplier" in self.places or "day" in self.places)


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str:
    """What a column with this heading holds; empty when that is not known. Slips of the pen are forgiven.

    >>> role_of("Net Amount(£)"), role_of("Expsene Type"), role_of("* SUPPLIER FINAL"), role_of("Colour")
    ('net', 'category', 'supplier', '')
    """
    words = re.sub(r"[^a-z0-9&]+", " ", heading.casefold()).strip()
    words = re.sub(
        r"^(?:\d[a-z]{2}|\d+) ", "", words
    )  # a code of the ledger system before the words: "9AN - Level 9 …"
    smashed = words.replace(" ", "")
    if role := ROLES.get(words) or _SMASHED.get(smashed):
        return role
    close = get_close_matches(smashed, _SMASHED, n=1, cutoff=0.83) if len(smashed) >= 6 else []
    return _SMASHED[close[0]] if close else ""


def map_headings(cells: Sequence[Cell]) -> Columns:
    """The columns that a row of headings tells of."""
    places: dict[str, tuple[int, ...]] = {}
    headings: dict[str, str] = {}
    unmapped = []
    for place, cell in enumerate(cells):
        heading = " ".join(cell.split()) if isinstance(cell, str) else ""
        role = role_of(heading) if heading else ""
        if role and role != "other":
            places[role] = (*places.get(role, ()), place)
            headings[role] = f"{headings[role]}; {heading}" if role in headings else heading
        elif heading:
            unmapped.append(heading)
    family, name = places.pop("family", ()), headings.pop("family", "")
    if family and "department" not in places:  # else it says "Department of Health", and the other the ward
        places["department"], headings["department"] = family, name
    return Columns(places, headings, tuple(unmapped))


def is_heading(cells: Sequence[Cell]) -> bool:
    """Whether a row is one of column headings: it names a sum and whose or when, and holds no sum itself.

    >>> is_heading(("Supplier", "Date", "Amount")), is_heading(("Date of issue", "", "")), is_heading(("S", "", "5.00"))
    (True, False, False)
    """
    if sum(isinstance(cell, str) and bool(cell.strip()) for cell in cells) < 2:
        return False
    return map_headings(cells).lists_payments and not any(read_amount(cell) is not None for cell in cells)


def infer_columns(rows: Sequence[SheetRow]) -> Columns:
    """The columns of a sheet without headings, told by what stands in them; none where that is not plain."""
    sample = [row.cells for row in rows if any(_filled(cell) for cell in row.cells)][:_SAMPLE]
    width = max((len(cells) for cells in sample), default=0)
    below = {
        place: [cells[place] for cells in sample if place < len(cells) and _filled(cells[place])]
        for place in range(width)
    }
    full = [place for place, cells in below.items() if len(cells) >= _MOSTLY * len(sample)]
    days = [place for place in full if _share(below[place], lambda cell: read_days(cell) is not None) >= _MOSTLY]
    sums = [place for place in full if place not in days and _share(below[place], _is_sum) >= _MOSTLY]
    names = {place: _share(below[place], _is_name) for place in full if place not in days + sums}
    places: dict[str, tuple[int, ...]] = {}
    if days and sums and names and max(names.values()) > 0:
        supplier = max(names, key=names.__getitem__)
        places = {"day": (days[0],), "amount": (sums[-1],), "supplier": (supplier,)}
        codes = [place for place in names if place != supplier and _share(below[place], _is_code) >= _MOSTLY]
        if codes:
            places["transaction"] = (codes[-1],)
    return Columns(places, {}, (), inferred=True)


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _is_sum(cell: Cell) -> bool:
    """A sum with pennies, or out of a workbook: a bare number of a CSV file may count anything."""
    if isinstance(cell, str):
        return "." in cell and read_amount(cell) is not None
    return read_amount(cell) is not None


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and _ENDINGS.search(cell) is not None


def _is_code(cell: Cell) -> bool:
    return isinstance(cell, int) or (isinstance(cell, str) and _CODE.fullmatch(cell.strip()) is not None)
