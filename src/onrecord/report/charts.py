"""Charts as places and sizes: a template draws them as SVG, without script and without a style of their own.

No library is asked: pygal writes a style sheet, a script and style attributes into each drawing, which the site's
policy forbids, and what is drawn here is bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.values import Money

WIDTH, HEIGHT = 360, 190
"""Of a chart of columns, in its own units: about as many pixels, so that its letters stay legible on a telephone."""
_TOP, _FOOT, _SIDE = 26, 24, 6
_LABELS = 9
"""Columns that each have a label; of more every second or third has."""
_BIG = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))


@dataclass(frozen=True, slots=True)
class Column:
    """One upright bar, with its labels."""

    label: str
    """Below it; empty where there is no room."""
    words: str
    """Above it; empty where there is no room."""
    x: float
    y: float
    width: float
    height: float
    middle: float
    known: bool
    """False where no figure can be given: then a question mark stands there and no bar."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of upright bars on one line."""

    columns: tuple[Column, ...]
    base: float
    width: int = WIDTH
    height: int = HEIGHT


def draw_columns(values: Sequence[tuple[str, Decimal | None, str]]) -> Columns:
    """Bars for label, value and what is said of it; None for a value that cannot be given.

    The greatest is as high as the chart allows, and all begin at nothing: heights can be compared.

    >>> drawn = draw_columns([("2023", Decimal(1), "£1"), ("2024", Decimal(2), "£2")])
    >>> [round(column.height) for column in drawn.columns]
    [70, 140]
    """
    top = max((value for _, value, _ in values if value is not None), default=Decimal(0))
    step = (WIDTH - 2 * _SIDE) / max(1, len(values))
    room, base = HEIGHT - _TOP - _FOOT, HEIGHT - _FOOT
    every = -(-len(values) // _LABELS)
    columns = []
    for number, (label, value, words) in enumerate(values):
        height = float(room * max(value, Decimal(0)) / top) if value and top > 0 else 0.0
        width = min(step * 0.72, 56.0)
        middle = _SIDE + step * (number + 0.5)
        # The last is always labelled: it is the year that is asked about.
        labelled = (len(values) - 1 - number) % every == 0
        columns.append(
            Column(
                label=label if labelled else "",
                words=words if len(values) <= _LABELS or value == top else "",
                x=round(middle - width / 2, 1),
                y=round(base - height, 1),
                width=round(width, 1),
                height=round(height, 1),
                middle=round(middle, 1),
                known=value is not None,
            )
        )
    return Columns(tuple(columns), base)


def share(part: int | Decimal, whole: int | Decimal) -> float:
    """Hundredths that a part is of a whole, for the length of a bar.

    >>> share(1, 8), share(0, 0)
    (12.5, 0.0)
    """
    return round(float(100 * part / whole), 1) if whole else 0.0


def short_sum(amount: Decimal, currency: str) -> str:
    """A sum as a chart has room for it.

    >>> short_sum(Decimal("1234567"), "GBP"), short_sum(Decimal("999"), "EUR"), short_sum(Decimal("44341.25"), "")
    ('£1.2m', '€999', '44k')
    """
    for size, name in _BIG:
        if abs(amount) >= size:
            part = amount / size
            digits = f"{part:.1f}" if abs(part) < 10 else f"{part:.0f}"
            return f"{_sign(currency)}{digits.removesuffix('.0')}{name}"
    return f"{_sign(currency)}{amount:.0f}"


def _sign(currency: str) -> str:
    return str(Money(Decimal(0), currency)).removesuffix("0") if currency else ""
