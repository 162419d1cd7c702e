"""Records: search them, read one, hear what changed, what is one purchase with it."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_history import CaseAnswer, ChangesAnswer
from onrecord.report.answers_lists import FoundAnswer
from onrecord.report.answers_record import ShowAnswer
from onrecord.web.api import Operation
from onrecord.web.asking import Asked
from onrecord.web.guard.past import demand_short_past
from onrecord.web.parameters import DAY, FLAG, TEXT, Parameter, count
from onrecord.web.questions import AS_OF, KNOWN_AT, SEARCH


def _search(asked: Asked, **wanted: Any) -> FoundAnswer:
    demand_short_past(asked.site, wanted)
    return tasks.search(asked.site.settings, wanted.pop("words"), clock=asked.site.clock, **wanted)


def _show(asked: Asked, **wanted: Any) -> ShowAnswer:
    return tasks.show(asked.site.settings, asked.named["ocid"], clock=asked.site.clock, **wanted)


def _changes(asked: Asked, **wanted: Any) -> ChangesAnswer:
    return tasks.changes(asked.site.settings, asked.named.get("ocid"), clock=asked.site.clock, **wanted)


def _case(asked: Asked) -> CaseAnswer:
    return tasks.case(asked.site.settings, asked.named["ocid"], clock=asked.site.clock)


_OCID = {"ocid": "The identifier of the contracting process."}
_ONE = {"ocid": "ocds-213czf-mar-2201"}
_PERIOD = (
    Parameter("from", DAY, "Changed on this day or later.", task="from_"),
    Parameter("to", DAY, "Changed on this day or earlier."),
    Parameter("known", FLAG, "Days on which we saw it, not the publisher's.", default=False),
    KNOWN_AT,
)
OPERATIONS = (
    Operation(
        "/api/records",
        "search",
        "Find records, best first.",
        _search,
        SEARCH,
        schema="search",
        examples={"words": "sea wall"},
    ),
    Operation(
        "/api/changes",
        "changes",
        "What changed in records with several releases, in plain words; the newest release first.",
        _changes,
        (
            Parameter("buyer", TEXT, "Words of the buyer's name."),
            *_PERIOD,
            Parameter("limit", count(1, 1000), "Records to tell of at most.", default=20),
        ),
        schema="changes",
    ),
    Operation(
        "/api/records/{ocid}/changes",
        "changes",
        "What changed in one record, in plain words.",
        _changes,
        _PERIOD,
        schema="changes",
        places=_OCID,
        examples=_ONE,
        id="changes_of_record",
    ),
    Operation(
        "/api/records/{ocid}/case",
        "case",
        "The records that are one purchase with this one, each with reasons.",
        _case,
        schema="case",
        places=_OCID,
        examples=_ONE,
    ),
    Operation(
        "/api/records/{ocid}",
        "show",
        "One record, today or as of a day.",
        _show,
        (AS_OF, KNOWN_AT, Parameter("history", FLAG, "With every value each field has had.", default=False)),
        schema="show",
        places=_OCID,
        examples=_ONE,
    ),
)
