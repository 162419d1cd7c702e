"""Money that says what it is: each sum of a record typed, doubted where need be, added only with its own kind."""

from onrecord.reading.money.model import Doubt, Extent, Sum
from onrecord.reading.money.read import read_sums
from onrecord.reading.money.rows import MoneyRow, money_rows
from onrecord.reading.money.top import TopTotals, top_of
from onrecord.reading.money.totals import By, Heading, MoneyTotal, Unlike, add_up

__all__ = [
    "By",
    "Doubt",
    "Extent",
    "Heading",
    "MoneyRow",
    "MoneyTotal",
    "Sum",
    "TopTotals",
    "Unlike",
    "add_up",
    "money_rows",
    "read_sums",
    "top_of",
]
