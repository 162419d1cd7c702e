"""Sums given as a range: a least value beside the value."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ocds.checks.seen import Finding, Seen, amount_of

_ABSURD_RATIO = 1000
"""A range whose upper end is a thousand times the lower end says nothing about the value."""


def is_sound(seen: Seen) -> bool:
    """Whether there is no range at all."""
    return b'"minValue":' not in seen.octets


def find_min_above_value(seen: Seen) -> Iterator[Finding]:
    """The lower end of a range above its upper end."""
    for pointer, stage in seen.stages:
        low, high = amount_of(stage.get("minValue")), amount_of(stage.get("value"))
        if low is not None and high is not None and low > high:
            yield Finding(
                f"{pointer}/minValue/amount", f"{low}, above the value of {high}", "an amount up to the value"
            )


def find_range_absurd(seen: Seen) -> Iterator[Finding]:
    """A range so wide that it says nothing."""
    for pointer, stage in seen.stages:
        low, high = amount_of(stage.get("minValue")), amount_of(stage.get("value"))
        if low is not None and high is not None and 0 < low * _ABSURD_RATIO <= high:
            yield Finding(f"{pointer}/minValue/amount", f"{low} to {high}", "a range that a supplier can plan with")


def find_value_only_minimum(seen: Seen) -> Iterator[Finding]:
    """A least value without a value: the range has no upper end."""
    for pointer, stage in seen.stages:
        if amount_of(stage.get("minValue")) is not None and amount_of(stage.get("value")) is None:
            yield Finding(f"{pointer}/value", f"only a minValue, {amount_of(stage['minValue'])}", "the value as well")
