"""Whether a question is one SELECT over the tables and nothing else, told from what DuckDB's own parser made of it.

Allowed is what is listed here: tables by their bare names, three functions that make rows, and every function of values
but those that tell of the machine. Nothing is looked for in the text itself, where comments and quotes would hide it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

import duckdb

from onrecord.register.sql import statement

SOURCES = frozenset({"EMPTY", "JOIN", "SUBQUERY", "BASE_TABLE", "TABLE_FUNCTION", "EXPRESSION_LIST", "PIVOT"})
"""What may stand after FROM; not DESCRIBE, SHOW and SUMMARIZE, which tell of more than tables."""
MAKING_ROWS = frozenset({"unnest", "range", "generate_series"})
TELLING = frozenset(
    "getvariable getenv current_setting current_query current_database current_schema current_schemas current_user "
    "session_user user version write_log nextval currval txid_current sql_auto_complete in_search_path "
    "json_execute_serialized_sql json_serialize_sql json_serialize_plan json_deserialize_sql from_substrait "
    "get_substrait read_text read_blob read_csv read_json read_parquet glob query query_table which_secret "
    "create_sort_key parse_duckdb_log_message formatreadablesize_file".split()
)
"""Functions that tell of the machine, or run what no parser has seen."""


_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def why_not(connection: duckdb.DuckDBPyConnection, sql: str, tables: Collection[str]) -> tuple[str, str]:
    """What is wrong with a question and what was expected; two empty texts when it may be asked."""
    if "\0" in sql:
        return "a NUL character", "text"
    row = connection.execute(statement("parse_inquiry"), {"sql": sql}).fetchone()
    parsed: dict[str, Any] = json.loads(row[0]) if row else {"error": True}
    if parsed.get("error"):
        said = str(parsed.get("error_message", "no SQL"))
        return " ".join(said.split())[:300], "one SELECT"
    if (count := len(parsed["statements"])) != 1:
        return f"{count} statements", "one SELECT"
    nodes = list(_nodes(parsed))
    named = {str(entry["key"]) for node in nodes for entry in _named(node)}
    if taken := _taken(connection, named, tables):
        return f'WITH "{taken[:60]}"', "a name of its own: letters, digits and _"
    known = {name.lower() for name in (*tables, *named)}
    for node in nodes:
        if (wrong := _wrong_with(node, known)) is not None:
            return wrong, f"SELECT over the tables {', '.join(sorted(tables))}"
    return "", ""


def _nodes(part: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree, without recursion: a question may be nested as deeply as it likes."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _named(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables that a WITH names."""
    found = node.get("cte_map")
    return list(found["map"]) if isinstance(found, dict) else []


def _taken(connection: duckdb.DuckDBPyConnection, named: Collection[str], tables: Collection[str]) -> str:
    """A name of a WITH that could stand for something else; empty when there is none.

    Within its own brackets such a name means what it would without the WITH: a file, or a table that is not public.
    """
    there = {str(name).lower() for (name,) in connection.execute(statement("which_names")).fetchall()} - {*tables}
    return next((name for name in sorted(named) if not _PLAIN.fullmatch(name) or name.lower() in there), "")


def _wrong_with(node: dict[str, Any], known: Collection[str]) -> str | None:
    kind = str(node.get("type", ""))
    # Only what stands after FROM can be sampled.
    if "sample" in node and "alias" in node and kind not in SOURCES:
        return f"{kind.lower().replace('_', ' ')} after FROM"
    if kind == "BASE_TABLE":
        if node.get("catalog_name") or node.get("schema_name") or len(_path(node)) > 1:
            return "a table of some schema"
        if str(node.get("table_name", "")).lower() not in known:
            return f'the table "{str(node.get("table_name", ""))[:60]}"'
    name = str(node.get("function_name", "")).lower()
    if kind == "TABLE_FUNCTION":
        made = str(node.get("function", {}).get("function_name", "")).lower()
        if made not in MAKING_ROWS:
            return f"the function {made[:60] or 'that makes rows'} after FROM"
    if name in TELLING or name.startswith(("duckdb_", "pragma_", "pg_", "__internal", "test_")):
        return f"the function {name[:60]}"
    return None


def _path(node: dict[str, Any]) -> list[Any]:
    qualified = node.get("qualified_name")
    return list(qualified.get("path", ())) if isinstance(qualified, dict) else []
