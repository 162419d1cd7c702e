"""Connections to DuckDB, set up alike."""

from __future__ import annotations

from pathlib import Path

import duckdb

from onrecord.register.sql import statement


def connect(*, spill: Path | None = None, memory: str = "", threads: int = 1) -> duckdb.DuckDBPyConnection:
    """An empty database in memory, of so many threads; beyond `memory` it goes to the folder `spill`."""
    config: dict[str, str | bool | int | float | list[str]] = {"threads": threads}
    if memory:
        config["memory_limit"] = memory
    if spill:
        config["temp_directory"] = str(spill)
    connection = duckdb.connect(config=config)
    # A bar that DuckDB draws by itself when it thinks a query long would stand between the lines of our own.
    connection.execute("SET enable_progress_bar = false")
    return connection


def prepare_rows(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `rows_of(files)` known to a connection: here all rows of the files, since nothing hides any."""
    connection.execute(statement("make_rows_of"))
