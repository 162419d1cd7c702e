"""The table of money: it takes the whole reading of a record, so it is the one table that SQL does not make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.ocds import Record, compile_record
from onrecord.register.money_release import money_release
from onrecord.register.rows import Row
from onrecord.register.session import connect
from onrecord.register.sql import statement
from onrecord.register.tables import TableDrafts, draft_of, money_table_rows

_LEAST_LINE = 1 << 20
_SIGN = b'"amount'
"""How the name of each field begins that money is read from: `amount`, `amountGross`."""


class MoneyTable:
    """Writes `money.parquet` into a folder, record by record in order of ocid; use as a context."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drafts = TableDrafts(folder, ["money"])

    def __enter__(self) -> MoneyTable:
        self._drafts.__enter__()
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        self._drafts.__exit__(kind, *rest)
        if kind is None:
            self._write()

    def add(self, rows: Sequence[Row]) -> None:
        """Add the sums of a record, of which these are all releases, in the order of merging."""
        if any(_SIGN in bytes(row.body) for row in rows):
            record = Record(rows[0].ocid, tuple(map(money_release, rows)))
            self._drafts.add("money", list(money_table_rows(record, compile_record(record))))

    def _write(self) -> None:
        # DuckDB sets aside twice the longest object, so it is told how long that really is.
        drafts, target = draft_of(self._folder, "money"), self._folder / "money.parquet"
        asked = {"drafts": str(drafts), "target": str(target), "longest": max(_LEAST_LINE, self._drafts.longest + 1)}
        with connect() as connection:
            connection.execute(statement("write_money"), asked)
        drafts.unlink()
