"""What people said of verdicts."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_reviews import ReviewsAnswer
from onrecord.web.api import Operation
from onrecord.web.asking import Asked
from onrecord.web.parameters import TEXT, Parameter, count
from onrecord.web.questions import AFTER


def _reviews(asked: Asked, **wanted: Any) -> ReviewsAnswer:
    return tasks.reviews(asked.site.settings, **wanted)


OPERATIONS = (
    Operation(
        "/api/reviews",
        "reviews",
        "What people said of verdicts, the newest first; what was undone or said anew is among it.",
        _reviews,
        (
            Parameter("ocid", TEXT, "Only reviews about this record."),
            Parameter("by", TEXT, "Only reviews by this person: words of the name."),
            AFTER,
            Parameter("limit", count(1, 10_000), "Reviews to list at most.", default=100),
        ),
        schema="reviews",
    ),
)
