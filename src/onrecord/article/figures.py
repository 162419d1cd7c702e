"""One figure of a sum: its digits, its scale, and how exactly it was printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.article.numbers import number_of

SCALES = {
    "k": 10**3, "thousand": 10**3, "grand": 10**3, "hundred": 100,
    "m": 10**6, "mn": 10**6, "mln": 10**6, "mill": 10**6, "mil": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "bn": 10**9, "bln": 10**9, "billion": 10**9, "billions": 10**9,
    "tn": 10**12, "trn": 10**12, "trillion": 10**12,
}  # fmt: skip
SCALE = (
    r"(?:[\s\u00a0-]?(?:thousand|grand|hundred|millions?|billions?|trillion|mln|mill?|mn|bln|bn|trn|tn)"
    r"|\s?[km]|b)(?![A-Za-z0-9]|['’]\w)"
)
# "£5millionplus" and "£3mfor" are typing slips we leave alone; "£5m2" is no sum.


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sum, before it is joined with its neighbours."""

    start: int
    end: int
    digits: Decimal
    decimals: int
    scale: int
    currency: str | None

    @property
    def amount(self) -> Decimal:
        return (self.digits * self.scale).normalize() + 0

    @property
    def unit(self) -> Decimal:
        return Decimal(self.scale).scaleb(-self.decimals).normalize() + 0


def read_figure(found: re.Match[str], currency: str | None, start: int | None = None) -> Figure | None:
    """The figure of a match with the groups `figure` and `scale`; None when its digits are none."""
    digits = number_of(found["figure"])
    if digits is None:
        return None
    scale = SCALES[found["scale"].strip(" \u00a0-\n\t").lower()] if found["scale"] else 1
    return Figure(
        found.start() if start is None else start,
        found.end(),
        *in_words_scale(found["figure"], digits, scale),
        currency,
    )


def in_words_scale(figure: str, digits: Decimal, scale: int) -> tuple[Decimal, int, int]:
    """Digits, decimals and scale; "two and a half million" is 2.5 millions, exact to a tenth of one."""
    if figure[-1].isdigit():
        return digits, len(figure.partition(".")[2]), scale
    for size in (10**12, 10**9, 10**6, 10**3):
        if digits * scale >= size or (digits * scale * 2 >= size and "half" in figure.lower()):
            rest = (digits * scale / size).normalize()
            exponent = rest.as_tuple().exponent
            return rest, max(0, -exponent) if isinstance(exponent, int) else 0, size
    exponent = digits.as_tuple().exponent
    return digits, max(0, -exponent) if isinstance(exponent, int) else 0, scale


def carry_scale(first: Figure, second: Figure, *, joined_by_dash: bool = False) -> tuple[Figure, Figure]:
    """Both ends of a range, the scale carried back where only the upper end has it: £2-3m, £10-15,000."""
    if first.scale == 1 and second.scale > 1 and first.digits < second.digits:
        return replace(first, scale=second.scale), second
    if first.scale == 1 and second.scale == 1 and first.digits < 1000 <= second.digits and second.digits % 1000 == 0:
        carried = replace(first, scale=1000)
        if joined_by_dash and carried.amount < second.amount and not first.decimals:
            return carried, second
    return first, second
