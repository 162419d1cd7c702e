"""The tables asked in SQL, where the operator lets them be."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Annotated, Any

from msgspec import Meta, Struct

from onrecord import tasks
from onrecord.register.inquiry import EXAMPLES
from onrecord.report.answers_sql import SqlAnswer
from onrecord.web.api import Operation
from onrecord.web.api.bodies import body_schema
from onrecord.web.api.handed import read_body
from onrecord.web.asking import Asked
from onrecord.web.guard.rates import TooManyError
from onrecord.web.guard.refusal import RefusedError
from onrecord.web.parameters import TEXT, Parameter, count

AT_ONCE = 2
"""Questions that are answered at one moment: each is a process of its own."""
_turns = BoundedSemaphore(AT_ONCE)


class Query(Struct, forbid_unknown_fields=True, kw_only=True):
    """A question that is too long for an address."""

    query: Annotated[str, Meta(max_length=20_000, description="One SELECT, as DuckDB has it.")]
    limit: Annotated[int, Meta(ge=1, le=10_000, description="Rows at most.")] = 1000


def _sql(asked: Asked, query: str, limit: int) -> SqlAnswer:
    if not asked.site.wishes.sql:
        remedy = "Whoever runs this site can turn it on: onrecord serve --sql"
        raise RefusedError("/api/sql", 403, "SQL, which is off here", remedy=remedy)
    if not _turns.acquire(blocking=False):
        raise TooManyError("/api/sql", 1, found=f"{AT_ONCE} questions that are being answered")
    try:
        return tasks.sql(asked.site.settings, query, limit=limit)
    finally:
        _turns.release()


def _asked(asked: Asked, **wanted: Any) -> SqlAnswer:
    return _sql(asked, **wanted)


def _handed(asked: Asked) -> SqlAnswer:
    given = read_body(asked, Query)
    return _sql(asked, given.query, given.limit)


OPERATIONS = (
    Operation(
        "/api/sql",
        "sql",
        "Ask the tables yourself: one SELECT, where the operator lets it be asked.",
        _asked,
        (
            Parameter("query", TEXT, "One SELECT, as DuckDB has it; a longer one goes into a body.", default=""),
            Parameter("limit", count(1, 10_000), "Rows at most.", default=1000),
        ),
        schema="sql",
        examples={"query": EXAMPLES[0]},
        reads="work",
    ),
    Operation(
        "/api/sql",
        "sql",
        "The same, for a question that is too long for an address.",
        _handed,
        method="POST",
        body=body_schema(Query),
        example={"query": EXAMPLES[0]},
        schema="sql",
        id="sql_in_a_body",
        reads="work",
    ),
)
