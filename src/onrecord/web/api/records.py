"""Records: search them, read one, hear what changed."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_history import ChangesAnswer
from onrecord.report.answers_lists import FoundAnswer
from onrecord.report.answers_record import ShowAnswer
from onrecord.web.api import Operation
from onrecord.web.asking import Asked
from onrecord.web.parameters import DAY, FLAG, Parameter
from onrecord.web.questions import AS_OF, KNOWN_AT, SEARCH


def _search(asked: Asked, **wanted: Any) -> FoundAnswer:
    return tasks.search(asked.site.settings, wanted.pop("words"), clock=asked.site.clock, **wanted)


def _show(asked: Asked, **wanted: Any) -> ShowAnswer:
    return tasks.show(asked.site.settings, asked.named["ocid"], clock=asked.site.clock, **wanted)


def _changes(asked: Asked, **wanted: Any) -> ChangesAnswer:
    return tasks.changes(asked.site.settings, asked.named["ocid"], clock=asked.site.clock, **wanted)


_OCID = {"ocid": "The identifier of the contracting process."}
OPERATIONS = (
    Operation("/api/records", "search", "Find records, best first.", _search, SEARCH),
    Operation(
        "/api/records/{ocid}/changes",
        "changes",
        "What changed in one record, in plain words.",
        _changes,
        (
            Parameter("from", DAY, "Changed on this day or later.", task="from_"),
            Parameter("to", DAY, "Changed on this day or earlier."),
            Parameter("known", FLAG, "Days on which we saw it, not the publisher's.", default=False),
            KNOWN_AT,
        ),
        places=_OCID,
    ),
    Operation(
        "/api/records/{ocid}",
        "show",
        "One record, today or as of a day.",
        _show,
        (AS_OF, KNOWN_AT, Parameter("history", FLAG, "With every value each field has had.", default=False)),
        places=_OCID,
    ),
)
