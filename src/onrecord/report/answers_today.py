"""What a day brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.register.model import SearchAnswer
from onrecord.report.answers_lists import rows_json
from onrecord.report.json import Object


@dataclass(frozen=True, slots=True)
class TodayAnswer:
    """What was published last, and what closes soon."""

    today: date
    day: date | None
    """The last day on which anything was published; None where nothing is dated."""
    changed: SearchAnswer
    """The records whose newest release is of that day."""
    until: date
    closing: SearchAnswer
    """What is open for bids and closes by then, the soonest first."""

    @property
    def is_today(self) -> bool:
        """Whether anything was published today."""
        return self.day == self.today

    def to_json(self) -> Object:
        """Both lists, each with how many there are in all."""
        return {
            "today": self.today.isoformat(),
            "day": self.day.isoformat() if self.day else None,
            "changed": {"total": self.changed.total, "records": rows_json(self.changed)},
            "until": self.until.isoformat(),
            "closing": {"total": self.closing.total, "records": rows_json(self.closing)},
        }
