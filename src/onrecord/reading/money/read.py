"""The sums of one record, typed, with their basis and their doubts."""

from __future__ import annotations

from onrecord.ocds import Json, Record
from onrecord.reading.money.basis import say_basis
from onrecord.reading.money.doubts import doubt_sums
from onrecord.reading.money.find import find_sums
from onrecord.reading.money.model import Sum


def read_sums(record: Record, compiled: Json) -> list[Sum]:
    """The sums of the structured fields, in their order, then those that only stood earlier.

    `compiled` is the record compiled, decoded from JSON; neither is modified. Errors: none.
    """
    sums = find_sums(record, compiled)
    return doubt_sums(say_basis(sums, compiled), record, compiled) if sums else []
