"""Statements that answer with many rows, several of them at once over one database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from onrecord.register.sql import statement

_BATCH = 20_000


def rows_of(
    connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, object] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows that the statement answers, fetched as they are asked for; others may be asked for meanwhile."""
    cursor = connection.cursor()
    show_no_bar(cursor)
    cursor.execute(statement(name), dict(values or {}))
    while batch := cursor.fetchmany(_BATCH):
        yield from batch


def show_no_bar(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep DuckDB from drawing a bar of its own where it thinks a query long: it would stand between our lines."""
    connection.execute(statement("join_without_bar"))
