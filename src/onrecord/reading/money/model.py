"""Sums of money typed by what they are sums of, and why some should not be trusted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from onrecord.reading.model import SumKind


class Extent(StrEnum):
    """How much of its process a sum covers. Only sums of one extent are added."""

    WHOLE = "whole"
    """All of what its kind is about: the tender, one award, one contract, one payment."""
    LOT = "lot"
    """One lot, or one share of a budget, where the record gives no whole."""
    WITHIN = "within"
    """Part of a whole that the record gives too, or the same sum stated once more: shown, never added."""


class Doubt(StrEnum):
    """Why a figure should not be trusted. The codes are stable; docs/money.md has a page of examples."""

    ZERO = "zero"
    NEGATIVE = "negative"
    TOKEN = "token"
    PLACEHOLDER = "placeholder"
    IMPLAUSIBLY_LARGE = "implausibly-large"
    MIN_ABOVE_VALUE = "min-above-value"
    RANGE_SAYS_NOTHING = "range-says-nothing"
    TENFOLD_CORRECTION = "tenfold-correction"
    HUNDREDFOLD_CORRECTION = "hundredfold-correction"
    THOUSANDFOLD_CORRECTION = "thousandfold-correction"
    DUPLICATE_AWARD = "duplicate-award"
    RESTATED = "restated"
    ESTIMATE_IS_AWARD = "estimate-is-award"
    OUTSIDE_RANGE = "outside-range"
    CURRENCY_MISSING = "currency-missing"
    CURRENCY_UNKNOWN = "currency-unknown"
    CURRENCY_SPELLED = "currency-spelled"
    LOTS_DO_NOT_ADD_UP = "lots-do-not-add-up"

    @property
    def words(self) -> str:
        """The doubt in plain words, to stand behind a figure."""
        return _WORDS[self]

    @property
    def grave(self) -> bool:
        """Whether totals leave the figure out. The others are only said."""
        return self not in _SAID_ONLY


_SAID_ONLY = frozenset((Doubt.CURRENCY_SPELLED, Doubt.LOTS_DO_NOT_ADD_UP))
_WORDS = {
    Doubt.ZERO: "the amount is zero",
    Doubt.NEGATIVE: "the amount is below zero",
    Doubt.TOKEN: "an amount this small is a placeholder",
    Doubt.PLACEHOLDER: "the digits look like a placeholder",
    Doubt.IMPLAUSIBLY_LARGE: "an amount this large is a placeholder or a slip",
    Doubt.MIN_ABOVE_VALUE: "the lower end of the range is above its upper end",
    Doubt.RANGE_SAYS_NOTHING: "the range is so wide that it says nothing",
    Doubt.TENFOLD_CORRECTION: "it was put right tenfold soon after",
    Doubt.HUNDREDFOLD_CORRECTION: "it was put right a hundredfold soon after",
    Doubt.THOUSANDFOLD_CORRECTION: "it was put right a thousandfold soon after",
    Doubt.DUPLICATE_AWARD: "another award has the same amount, suppliers and date",
    Doubt.RESTATED: "a later notice states this award again under another id",
    Doubt.ESTIMATE_IS_AWARD: "first stated together with the award, and equal to it",
    Doubt.OUTSIDE_RANGE: "it lies far outside what was advertised",
    Doubt.CURRENCY_MISSING: "no currency is stated",
    Doubt.CURRENCY_UNKNOWN: "the currency is not one that is known",
    Doubt.CURRENCY_SPELLED: "the currency is not written as its code",
    Doubt.LOTS_DO_NOT_ADD_UP: "the lots do not add up to it",
}


class Sum(msgspec.Struct, frozen=True):
    """One sum of a structured field, typed. A struct and no dataclass: a load makes millions, ten times as fast."""

    kind: SumKind
    amount: Decimal
    """In major units, as published."""
    currency: str
    """ISO 4217 where it could be read; as published in capitals where it could not; empty when none is stated."""
    pointer: str
    """Into the compiled release, to the amount itself."""
    release_id: str
    """The newest release that states it."""
    net: bool | None = None
    """True before tax, False with it, None when the record does not say."""
    basis: str = "total"
    """`total` or `year`."""
    extent: Extent = Extent.WHOLE
    lot: str = ""
    """Ids of the lots, or of the budget's share, that it is for; empty for all."""
    award: str = ""
    """Id of the award that it belongs to."""
    day: date | None = None
    """The day that it is about: of the award, the signature, the payment; else of the release that states it."""
    suppliers: tuple[str, ...] = ()
    """Names, as published; several when they share the sum."""
    was: Decimal | None = None
    """What stood in its place just before."""
    stands: bool = True
    """Whether it is in force: not of an award or contract that is cancelled, unsuccessful or pending."""
    superseded: bool = False
    """Whether it stood in an earlier release, and no longer does."""
    replaced: bool = False
    """An award that the newest whole notice has stated again under another id; an OCDS merge keeps both."""
    framework: bool = False
    """Whether it limits what may be called off under a framework."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether totals leave it out."""
        return any(doubt.grave for doubt in self.doubts)
