"""Our own reading of a record, apart from the publisher's data: sums by kind, doubts, corrections made in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.reading.model import (
    DatedFact,
    Fact,
    Figure,
    Moment,
    Name,
    Passage,
    RecordReading,
    SumKind,
    Term,
)

if TYPE_CHECKING:
    from onrecord.reading.record import read_record

__all__ = [
    "DatedFact",
    "Fact",
    "Figure",
    "Moment",
    "Name",
    "Passage",
    "RecordReading",
    "SumKind",
    "Term",
    "read_record",
]


def __getattr__(name: str) -> Any:
    """The reader, loaded when it is first asked for: most of those who know its answer do not read."""
    if name != "read_record":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord.reading.record import read_record

    return read_record
