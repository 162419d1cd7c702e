"""The process that answers one question and ends: python -m onrecord.register.inquiry.answering, JSON in, JSON out.

Whatever a question does to it, it does to nobody else: it has bounds of its own on memory, time and files, which the
system keeps, and whoever started it ends it when it does not end by itself.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb
import msgspec

from onrecord.errors import OnRecordError
from onrecord.register.extract import EXTRACTED, MORE, REACHABLE
from onrecord.register.inquiry.allowed import why_not
from onrecord.register.inquiry.model import Asked, Told
from onrecord.register.layout import TABLES, Layout, check_format
from onrecord.register.load import EMPTY
from onrecord.register.manifest import read_manifest
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

MOST_BYTES = 8 * 1024**2
"""Of an answer."""
ROOM = 3 * 1024**3
"""Bytes of addresses beyond what a question may use: DuckDB and Python reserve more than they fill."""
_ENCODER = msgspec.json.Encoder(decimal_format="number")
PUBLIC = tuple(name for name in (*EXTRACTED, *MORE) if name == "releases" or name in TABLES)


def main() -> None:
    """Read one question from standard input, and write its answer."""
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    _bound(asked)
    sys.stdout.buffer.write(_ENCODER.encode(answer(asked)))


def answer(asked: Asked) -> Told:
    """The answer, or why there is none."""
    try:
        snapshot = snapshot_of(Path(asked.register))
        connection = opened(snapshot, asked.megabytes)
    except OnRecordError as error:
        return Told(found=error.sentence)
    found, expected = why_not(connection, asked.sql, PUBLIC)
    if found:
        return Told(found=found, expected=expected)
    timer = Timer(asked.seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        return _rows(connection, asked, snapshot.manifest.generation)
    except duckdb.InterruptException:
        return Told(found=f"a question that takes more than {asked.seconds:g} seconds", expected="a narrower one")
    except (duckdb.OutOfMemoryException, MemoryError):
        return Told(found=f"a question that takes more than {asked.megabytes} MB", expected="a narrower one")
    except duckdb.Error as error:
        return Told(found=_said(error), expected="a question that DuckDB understands")
    finally:
        timer.cancel()


def snapshot_of(register: Path) -> Snapshot:
    """The present state of a register. Errors: RegisterError when it is none, or too new."""
    layout = Layout(register)
    check_format(layout)
    return Snapshot(layout, read_manifest(layout) or EMPTY)


def opened(snapshot: Snapshot, megabytes: int) -> duckdb.DuckDBPyConnection:
    """A database in which the public tables are views, and nothing outside it can be reached or changed any more."""
    connection = snapshot.connect()
    allowed: list[str] = []
    for table in PUBLIC:
        files = snapshot.releases_files() if table == "releases" else snapshot.table_files(table)
        connection.execute(f"SET VARIABLE files_of_{table} = $files", {"files": files})
        allowed += files
    connection.execute("SET VARIABLE reachable = $reachable", {"reachable": REACHABLE})
    for table in PUBLIC if allowed else ():
        name = table if table in ("parties", "releases") else "others"
        connection.execute(f'CREATE VIEW "{table}" AS {statement(f"inquire_{name}").replace("TABLE", table)}')
    quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in allowed)
    connection.execute(f"SET allowed_paths = [{quoted}]")
    connection.execute(f"SET memory_limit = '{megabytes}MB'")
    for setting in SHUT:
        connection.execute(f"SET {setting}")
    return connection


SHUT = (
    "max_temp_directory_size = '0KB'",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "allow_community_extensions = false",
    "python_enable_replacements = false",
    "enable_external_access = false",
    "lock_configuration = true",
)
"""Settings in their order: after the last there are no others."""


def _rows(connection: duckdb.DuckDBPyConnection, asked: Asked, generation: int) -> Told:
    # The question stands alone in its brackets: it was parsed as one whole SELECT, so it cannot close them.
    bare = asked.sql.strip().rstrip(";")
    cursor = connection.execute(f"SELECT * FROM (\n{bare}\n) LIMIT {asked.rows + 1}")
    columns = tuple((str(name), str(kind)) for name, kind, *_ in cursor.description or ())
    rows: list[tuple[Any, ...]] = []
    size = 0
    while (row := cursor.fetchone()) is not None:
        told = tuple(_plain(value) for value in row)
        size += len(_ENCODER.encode(told))
        if len(rows) == asked.rows or size > MOST_BYTES:
            return Told(columns, tuple(rows), True, generation=generation)
        rows.append(told)
    return Told(columns, tuple(rows), generation=generation)


def _plain(value: object) -> object:
    """As JSON has it: a day and an instant in ISO 8601, what no number is as null, bytes in hexadecimal digits."""
    match value:
        case None | bool() | int() | str() | Decimal():
            return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        case float():
            return value if math.isfinite(value) else None
        case datetime() | date():
            return value.isoformat()
        case bytes() | bytearray() | memoryview():
            return bytes(value).hex()
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case _:
            return str(value)


def _said(error: duckdb.Error) -> str:
    """What DuckDB says, without the lines that draw where."""
    return " ".join(str(error).partition("\n\nLINE ")[0].split())[:500]


def _bound(asked: Asked) -> None:
    """Have the system keep the bounds, too. On Windows there is nothing of the kind; whoever waits ends it in time."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in _bounds(asked):
        resource.setrlimit(getattr(resource, kind), (most, most))


def _bounds(asked: Asked) -> Iterator[tuple[str, int]]:
    yield "RLIMIT_AS", ROOM + asked.megabytes * 1024**2
    yield "RLIMIT_CPU", math.ceil(asked.seconds) * 2 + 5
    yield "RLIMIT_FSIZE", 0
    yield "RLIMIT_CORE", 0


if __name__ == "__main__":
    main()
