"""When a printed sum fits a figure, and how a wrong one came about: examples and laws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.checking.model import MoneySaid, Reason
from onrecord.checking.money import fits, money_words, rounds_to, slip

POUNDS = st.integers(min_value=100, max_value=10**9)
UNITS = st.sampled_from([1, 10, 100, 1000, 100_000]).map(Decimal)
QUALIFIERS = st.sampled_from(["exact", "about", "over", "at_least", "under", "up_to", "range"])


@pytest.mark.parametrize(
    ("amount", "said", "qualifier", "unit", "fitting"),
    [
        ("22682504.94", "22700000", "exact", "100000", True),  # rounded
        ("22682504.94", "22600000", "exact", "100000", True),  # cut off
        ("22682504.94", "22800000", "exact", "100000", False),
        ("918230.60", "918230", "exact", "1", True),
        ("918230.60", "918231", "exact", "1", True),
        ("95000", "100000", "about", "1", True),  # five per cent
        ("94999", "100000", "about", "1", False),
        ("124999", "100000", "over", "1", True),
        ("125000", "100000", "over", "1", False),
        ("99999", "100000", "over", "1", False),
        ("124999", "100000", "at_least", "1", True),
        ("90000", "100000", "under", "1", True),
        ("89999", "100000", "under", "1", False),
        ("100001", "100000", "under", "1", False),
        ("90000", "100000", "up_to", "1", False),
    ],
)
def test_how_exact_is_exact(amount: str, said: str, qualifier: str, unit: str, fitting: bool) -> None:
    """Rounded or cut off at the last digit said; "about", "over" and "nearly" have their own bounds."""
    assert fits(Decimal(amount), Decimal(said), qualifier, Decimal(unit)) is fitting


@pytest.mark.parametrize(
    ("said", "right", "reason"),
    [
        ("375200", "372500", Reason.DIGIT_ERROR),  # two digits exchanged
        ("372900", "372500", Reason.DIGIT_ERROR),  # one digit wrong
        ("37250", "372500", Reason.OFF_BY_10),
        ("3725000", "372500", Reason.OFF_BY_10),
        ("372500000", "372500", Reason.OFF_BY_10),
        ("410000", "372500", Reason.WRONG_NUMBER),
        ("37", "38", Reason.WRONG_NUMBER),  # too short to tell a slip
    ],
)
def test_how_a_wrong_number_came_about(said: str, right: str, reason: Reason) -> None:
    """A power of ten, a digit, or plainly another number."""
    assert slip(Decimal(said), Decimal(right), Decimal(1)) is reason


@pytest.mark.parametrize(("basis", "words"), [("year", " a year"), ("month", " a month"), ("total", "")])
def test_a_basis_in_words(basis: str, words: str) -> None:
    """For sentences that an editor could print."""
    assert money_words(MoneySaid(Decimal(1), Decimal(1), "GBP", "exact", basis)) == words


@given(amount=POUNDS, qualifier=QUALIFIERS, unit=UNITS)
def test_a_figure_always_fits_itself(amount: int, qualifier: str, unit: Decimal) -> None:
    """Whatever is said with it."""
    assert fits(Decimal(amount), Decimal(amount), qualifier, unit)


@given(amount=POUNDS, unit=UNITS)
def test_rounding_off_and_cutting_off_both_fit(amount: int, unit: Decimal) -> None:
    """And nothing further away than one of the last digit said does."""
    cut = Decimal(amount) // unit * unit
    assert rounds_to(Decimal(amount), cut, unit)
    assert not rounds_to(Decimal(amount), cut + 2 * unit, unit)
    assert not rounds_to(Decimal(amount), cut - unit, unit)


@given(amount=POUNDS, off=st.integers(min_value=-300, max_value=300), unit=UNITS)
def test_an_exact_sum_is_at_most_one_unit_off(amount: int, off: int, unit: Decimal) -> None:
    """Fitting never spans more than the last digit said."""
    distance = off * unit / 100
    assert not fits(amount + distance, Decimal(amount), "exact", unit) or abs(distance) <= unit


@given(amount=POUNDS, power=st.integers(min_value=1, max_value=6), up=st.booleans())
def test_any_power_of_ten_is_off_by_ten(amount: int, power: int, up: bool) -> None:
    """Six noughts too many or too few."""
    right, factor = Decimal(amount), Decimal(10) ** power
    said = right * factor if up else right
    assert slip(said, right if up else right * factor, Decimal(1)) is Reason.OFF_BY_10


@given(amount=POUNDS, place=st.integers(min_value=0, max_value=8), by=st.integers(min_value=1, max_value=9))
def test_any_one_digit_wrong_is_a_digit_error(amount: int, place: int, by: int) -> None:
    """Wherever it stands, as long as the number keeps its length and is no power of ten off."""
    digits = list(str(amount))
    place %= len(digits)
    digits[place] = str((int(digits[place]) + by) % 10)
    assume(digits[0] != "0")
    said = slip(Decimal("".join(digits)), Decimal(amount), Decimal(1))
    assert said is Reason.DIGIT_ERROR
