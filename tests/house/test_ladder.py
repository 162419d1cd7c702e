"""The direction of imports, as docs/decisions/0001-layout-and-ladder.md sets it."""

from __future__ import annotations

import re
from pathlib import Path

from tree import PACKAGE, PROJECT, Import, imports, modules, strings

LADDER = (
    ("cli",),
    ("web",),
    ("tasks",),
    ("spark",),
    ("report",),
    ("register", "sources", "checking", "tendering", "oversight"),
    ("reading",),
    ("ocds", "article"),
    ("values", "settings"),
    ("errors",),
)
HEIGHT = {name: len(LADDER) - i for i, rung in enumerate(LADDER) for name in rung}

# Only the register says SQL and knows the libraries that keep it.
KEPT_TO_REGISTER = {"duckdb", "tantivy", "sqlite3"}
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(OR\s+REPLACE\s+)?(TABLE|VIEW|TEMP)|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b",
    re.DOTALL,
)


def house_name(file: Path) -> str:
    """The name on the ladder that a file belongs to; empty for `onrecord/__init__.py` and `__main__.py`."""
    first = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first.startswith("__") else first


def imported_name(found: Import) -> str | None:
    """The name on the ladder that an import reaches; None for a foreign package."""
    parts = found.module.split(".")
    if parts[0] != "onrecord":
        return None
    return parts[1] if len(parts) > 1 else ""


def complaint(found: Import) -> str | None:
    """What is wrong with one import, or None."""
    here, there = house_name(found.file), imported_name(found)
    if there is None or here == there or here == "":
        return None
    if there == "":
        return f"{found.where} {here} imports the public names, which stand above it"
    if there not in HEIGHT:
        return f"{found.where} imports onrecord.{there}, which has no rung on the ladder"
    if HEIGHT[there] == HEIGHT[here]:
        return f"{found.where} {here} imports {there}, its neighbour on the same rung"
    return f"{found.where} {here} climbs up to {there}" if HEIGHT[there] > HEIGHT[here] else None


def test_everything_has_a_rung():
    """Every package and module of the product stands on the ladder."""
    unknown = {house_name(file) for file in modules()} - set(HEIGHT) - {""}
    assert not unknown, f"no rung for {sorted(unknown)}: decide where it stands before it grows"


def test_imports_run_downwards():
    """No import climbs the ladder, and names on one rung do not know each other."""
    found = [text for file in modules() for line in imports(file) if (text := complaint(line))]
    assert not found, "\n" + "\n".join(found)


def test_a_climbing_import_would_be_named():
    """The test above can fail, and then says file, line and direction."""
    lowest = PACKAGE / "values" / "money.py"
    assert complaint(Import(lowest, 7, "onrecord.article.sums")) == (
        "src/onrecord/values/money.py:7 values climbs up to article"
    )
    assert complaint(Import(lowest, 7, "onrecord.settings")) == (
        "src/onrecord/values/money.py:7 values imports settings, its neighbour on the same rung"
    )
    assert complaint(Import(lowest, 7, "decimal")) is None


def test_only_the_register_imports_what_keeps_it():
    """DuckDB, tantivy and SQLite are imported in register/ and nowhere else."""
    found = [
        f"{line.where} imports {line.module}"
        for file in modules()
        if house_name(file) != "register"
        for line in imports(file)
        if line.module.split(".")[0] in KEPT_TO_REGISTER
    ]
    assert not found, "\n" + "\n".join(found)


def test_only_the_register_says_sql():
    """SQL stands in register/ and nowhere else, neither in a string nor in a file of its own."""
    said = [
        f"{file.relative_to(PROJECT)}:{line}"
        for file in modules()
        if house_name(file) != "register"
        for line, text in strings(file)
        if SQL.search(text)
    ]
    kept = [str(f.relative_to(PROJECT)) for f in PACKAGE.rglob("*.sql") if house_name(f) != "register"]
    assert not said + kept, "\n" + "\n".join(said + kept)
