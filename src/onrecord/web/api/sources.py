"""Where the register's data comes from, how much of it is held, and what is wrong in it."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_lists import IssuesAnswer
from onrecord.report.answers_pull import GapsAnswer, SourcesAnswer
from onrecord.web.api import Operation
from onrecord.web.asking import Asked
from onrecord.web.parameters import TEXT, Parameter, count
from onrecord.web.questions import AFTER, KNOWN_AT


def _sources(asked: Asked) -> SourcesAnswer:
    return tasks.sources(asked.site.settings)


def _gaps(asked: Asked) -> GapsAnswer:
    return tasks.gaps(asked.site.settings, asked.named["source"])


def _issues(asked: Asked, **wanted: Any) -> IssuesAnswer:
    return tasks.issues(asked.site.settings, **wanted)


OPERATIONS = (
    Operation(
        "/api/sources",
        "sources",
        "The official sources, and when each was last asked.",
        _sources,
        schema="sources",
    ),
    Operation(
        "/api/sources/{source}",
        "gaps",
        "What of a source is held, and what is missing, not asked yet, or in doubt.",
        _gaps,
        schema="gaps",
        places={"source": "The source's name, or the address of a file that was pulled."},
        examples={"source": "contracts-finder"},
    ),
    Operation(
        "/api/issues",
        "issues",
        "What is wrong in the data, row by row, with counts by rule and publisher.",
        _issues,
        (
            Parameter("rule", TEXT, "Only what this rule found."),
            Parameter("ocid", TEXT, "Only issues of this record."),
            Parameter("publisher", TEXT, "Only what came in packages of this publisher, by its whole name."),
            KNOWN_AT,
            AFTER,
            Parameter("limit", count(1, 10_000), "Issues to show at most.", default=100),
        ),
        schema="issues",
    ),
)
