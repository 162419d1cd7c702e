"""Small frozen values with units: spans, money, instants and days, durations, organisation names."""

from onrecord.values.dates import LONDON, Days, Instant, Precision, parse_instant
from onrecord.values.duration import Duration, parse_duration
from onrecord.values.money import Money
from onrecord.values.span import Span

__all__ = [
    "LONDON",
    "Days",
    "Duration",
    "Instant",
    "Money",
    "Precision",
    "Span",
    "parse_duration",
    "parse_instant",
]
