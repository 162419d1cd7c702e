"""When a printed sum fits a figure of the record, and how a wrong one may have come about."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from onrecord.checking.model import MoneySaid, Reason

THOUSAND = Decimal(1000)
NEAR = Decimal("0.01")
"""How far a sum in whole thousands may be from one that it is rounded from, for a reader to call it the same."""
ABOUT = Decimal("0.05")
"""`about` allows five per cent. Source: the article schema, "How exact is exact"."""


def rounds_to(amount: Decimal, said: Decimal, unit: Decimal) -> bool:
    """Whether `amount`, rounded or cut off at the last printed digit, is what was said.

    >>> rounds_to(Decimal("22682504.94"), Decimal("22700000"), Decimal("100000"))
    True
    >>> rounds_to(Decimal("918230.60"), Decimal("918230"), Decimal("1"))
    True
    """
    if amount == said:
        return True
    steps = amount / unit
    return said in (
        steps.quantize(Decimal(1), ROUND_HALF_UP) * unit,
        steps.quantize(Decimal(1), ROUND_DOWN) * unit,
    )


def ends_at(amount: Decimal, said: Decimal, unit: Decimal) -> bool:
    """Whether an end of a range or a limit is what was said: £24,999, one short of a threshold, is £25,000.

    >>> ends_at(Decimal("24999"), Decimal("25000"), Decimal("1"))
    True
    >>> ends_at(Decimal("24600"), Decimal("25000"), Decimal("1"))
    False
    """
    whole = said % THOUSAND == 0 and abs(amount - said) <= NEAR * said
    return rounds_to(amount, said, unit) or (whole and rounds_to(amount, said, THOUSAND))


def fits(amount: Decimal, said: Decimal, qualifier: str, unit: Decimal) -> bool:
    """Whether a figure of the record is what the article says, at the precision stated.

    Source: the article schema, "How exact is exact": `over X` needs a value above X and below 1.25 X, `nearly X` one
    between 0.9 X and X.
    """
    if rounds_to(amount, said, unit):
        return True
    if qualifier == "about":
        return abs(amount - said) <= ABOUT * said
    if qualifier in ("over", "at_least"):
        return said < amount < said * Decimal("1.25")
    if qualifier == "under":
        return said * Decimal("0.9") <= amount <= said
    return False


def slip(said: Decimal, right: Decimal, unit: Decimal) -> Reason:
    """How `said` most likely came about when `right` stands in the record.

    >>> slip(Decimal("6500000"), Decimal("65387492"), Decimal("100000")).value
    'off_by_10'
    >>> slip(Decimal("375200"), Decimal("372500"), Decimal("1")).value
    'digit_error'
    """
    for power in range(1, 7):
        ten = Decimal(10) ** power
        if said in (right * ten, right / ten):
            return Reason.OFF_BY_10
        telling = said >= 10 * unit  # "£2 million" is near ten times too many sums
        if telling and (rounds_to(right, said * ten, unit * ten) or rounds_to(right, said / ten, unit / ten)):
            return Reason.OFF_BY_10
    return Reason.DIGIT_ERROR if _one_digit_off(said, right, unit) else Reason.WRONG_NUMBER


def money_words(said: MoneySaid) -> str:
    """The basis in words, for sentences."""
    return {"year": " a year", "month": " a month", "week": " a week", "day": " a day"}.get(said.basis, "")


def _one_digit_off(said: Decimal, right: Decimal, unit: Decimal) -> bool:
    """One digit wrong, or two exchanged, in a number of three digits or more."""
    a = str(int(said / unit))
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        b = str(int((right / unit).quantize(Decimal(1), rounding)))
        if len(a) != len(b) or len(a) < 3:
            continue
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        if len(wrong) == 1:
            return True
        if len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]:
            return True
    return False
