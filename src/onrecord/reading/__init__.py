"""Our own reading of a record, apart from the publisher's data: sums by kind, doubts, corrections made in prose."""

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
