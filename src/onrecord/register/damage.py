"""A derived file that is damaged, told as what it means: nothing is lost, and `onrecord rebuild` makes it anew."""

from __future__ import annotations

import sqlite3

import duckdb

from onrecord.errors import RegisterError

REMEDY = "Run `onrecord rebuild`: it makes everything again from raw/ and the ledger. If it comes back, check the disk."


class DamagedError(Exception):
    """A file of our own making that is not as it was written. Its words say which."""


def damage(fault: Exception, where: str) -> RegisterError | None:
    """What an engine's own complaint says of the register at `where`; None for what is no damage of its files.

    >>> damage(sqlite3.DatabaseError("file is not a database"), "onrecord.register").found
    'a damaged file (file is not a database)'
    >>> damage(ValueError("a mistake of ours"), "onrecord.register") is None
    True
    """
    if not _is_damage(fault):
        return None
    words = " ".join(str(fault).partition("\n")[0].split())[:200]
    return RegisterError(where, found=f"a damaged file ({words})", expected="files as they were written", remedy=REMEDY)


def _is_damage(fault: Exception) -> bool:
    """A question that no engine takes is our mistake, and no damage: DuckDB names the file when it is the file."""
    if isinstance(fault, duckdb.InvalidInputException):
        return "arquet" in str(fault)
    if isinstance(fault, sqlite3.OperationalError):
        return "disk" in str(fault) or "unable to open" in str(fault)
    return isinstance(fault, (DamagedError, duckdb.IOException, sqlite3.DatabaseError)) and not isinstance(
        fault, (sqlite3.ProgrammingError, sqlite3.IntegrityError)
    )
