"""The one record that has a row's supplier and its exact sum: enough for a list that says little else.

A wall of savings gives a firm and a sum for each contract. Words are too few to link by; but where one record alone, in
the whole register, was awarded to that firm at that very sum, nothing else can be meant. A sum that is only near links
nothing, and neither does one that several records share.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from onrecord.checking.claims.model import Amount, Role, Row
from onrecord.checking.claims.shorthand import Fit, best_fit
from onrecord.checking.lookup import Lookup, Probe
from onrecord.checking.model import Link
from onrecord.checking.people import BUYER_ROLES, SUPPLIER_ROLES
from onrecord.reading import RecordReading, read_record
from onrecord.reading.model import Figure
from onrecord.values import Money
from onrecord.values.names import same_organisation

_SUMS = (Role.AWARD, Role.VALUE, Role.CEILING, Role.ESTIMATE)
"""Columns of sums that may be a contract's own; what was paid or saved is another sum."""
_LOOKED_AT = 24
"""Records looked at: where so many have the sum, it tells none apart."""
_LEAST_DIGITS = 4
"""Significant digits of a sum that tells a contract: £250,000 is anybody's."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says that can name a record."""

    suppliers: tuple[str, ...]
    sums: tuple[Amount, ...]
    buyers: tuple[str, ...]


def sole_record(row: Row, lookup: Lookup) -> tuple[Link, RecordReading] | None:
    """The only record with a supplier and an exact sum of the row, read as of its day; None where there is no such."""
    said = _said(row)
    if not said.suppliers or not said.sums:
        return None
    amounts = tuple((amount.low, amount.low) for amount in said.sums)
    asked = lookup.candidates(Probe((), (), amounts, (), said.suppliers), _LOOKED_AT)
    read = [reading for ocid in asked if (reading := _read(ocid, row, lookup)) is not None]
    with_sum = [(reading, figure) for reading in read if (figure := _figure_of(said, reading)) is not None]
    if len(with_sum) == _LOOKED_AT:
        return None
    found = [one for one in with_sum if _named(said.suppliers, one[0], SUPPLIER_ROLES)]
    if len(found) != 1 or (said.buyers and not _named(said.buyers, found[0][0], BUYER_ROLES)):
        return None
    reading, figure = found[0]
    firms, money = " or ".join(f"“{firm}”" for firm in said.suppliers), Money(figure.amount, figure.currency)
    why = f"no other record of the register has the supplier {firms} and the sum {money}"
    return Link(reading.record.ocid, (), (why,)), reading


def _said(row: Row) -> _Said:
    def texts(role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(field.text for field in row.fields if field.role is role))

    sums = (amount for role in _SUMS if (amount := row.amount(role)) is not None)
    return _Said(texts(Role.SUPPLIER), tuple(filter(_is_telling, sums)), texts(Role.BUYER))


def _is_telling(amount: Amount) -> bool:
    """Whether a sum is printed to the pound, and is no round one."""
    exact = amount.qualifier == "exact" and not amount.is_range and amount.basis == "total" and amount.unit <= 1
    digits = str(int(amount.low)).rstrip("0")
    return exact and amount.low > 0 and len(digits) >= _LEAST_DIGITS


def _read(ocid: str, row: Row, lookup: Lookup) -> RecordReading | None:
    held = lookup.record(ocid)
    if held is None:
        return None
    found = read_record(held, row.said)
    return read_record(held) if found is None and not row.said_sure else found


def _figure_of(said: _Said, reading: RecordReading) -> Figure | None:
    """The figure of the record that is, to the penny, a sum of the row."""
    sums = {(amount.low, amount.currency) for amount in said.sums}
    return next((one for one in reading.figures if {(one.amount, one.currency), (one.amount, None)} & sums), None)


def _named(names: tuple[str, ...], reading: RecordReading, roles: Container[str]) -> bool:
    """Whether one of the names is a party of the record in these roles."""
    parties = [name for name in reading.names if name.role in roles]
    for said in names:
        found = best_fit(said, parties)
        if (found is not None and found[0] is Fit.SAME) or any(same_organisation(said, p.name) for p in parties):
            return True
    return False
