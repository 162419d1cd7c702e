"""What a day brings."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_today import TodayAnswer
from onrecord.web.api import Operation
from onrecord.web.asking import Asked
from onrecord.web.parameters import Parameter, count


def _today(asked: Asked, **wanted: Any) -> TodayAnswer:
    return tasks.today(asked.site.settings, clock=asked.site.clock, **wanted)


OPERATIONS = (
    Operation(
        "/api/today",
        "today",
        "What was published last, and what closes soon.",
        _today,
        (
            Parameter("days", count(0, 366), "How far ahead to look.", default=7),
            Parameter("limit", count(1, 1000), "Records of each at most.", default=8),
        ),
        schema="today",
    ),
)
