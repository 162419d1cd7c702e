"""Payments as public bodies list them: sheets of cells in, payments and issues out; and which award each may be of.

Pure: no file, no clock. What a file is and how its bytes become sheets is the register's business.
"""

from onrecord.reading.payments.model import Basis, Payment, Sheet, SheetFacts, SheetReading, SheetRow
from onrecord.reading.payments.pairing import Award, Confidence, Paid, Pairing, awards_of, pair_payments
from onrecord.reading.payments.sheet import SPEND_RULES, read_sheet
from onrecord.reading.payments.suppliers import supplier_key

__all__ = [
    "SPEND_RULES",
    "Award",
    "Basis",
    "Confidence",
    "Paid",
    "Pairing",
    "Payment",
    "Sheet",
    "SheetFacts",
    "SheetReading",
    "SheetRow",
    "awards_of",
    "pair_payments",
    "read_sheet",
    "supplier_key",
]
