"""The rows of each table of one record, and the Parquet files that they end in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.ocds import Json, Record
from onrecord.reading.money import money_rows
from onrecord.reading.party import find_party_mentions
from onrecord.register.glean import Gleaning, amount_of, local_day, presentable
from onrecord.register.layout import TABLES
from onrecord.register.rows import dump_lines
from onrecord.register.summary import Summary, closing_day, mapping, mappings, text

TableRow = Mapping[str, object]
DRAFTS = tuple(table for table in TABLES if table != "issues")
"""Tables of which drafts are written: those compiled."""

_KINDS = (
    ("/tender/minValue", "floor"),
    ("/tender/value", "advertised"),
    ("/tender/lots/", "lot"),
    ("/awards/", "award"),
    ("/contracts/", "contract"),
    ("/planning/", "budget"),
)


class TableDrafts:
    """Rows on their way to Parquet, as JSON Lines by table; use as a context so that the files are closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._streams: dict[str, BinaryIO] = {}
        self.longest = 0
        """Bytes that no line so far is longer than."""

    def __enter__(self) -> TableDrafts:
        with ExitStack() as opening:
            for table in DRAFTS:
                path = self._folder / f"{table}.ndjson"
                self._streams[table] = opening.enter_context(path.open("wb", buffering=1 << 18))
            self._open = opening.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, table: str, rows: Sequence[TableRow]) -> None:
        """Add rows to a table."""
        if rows:
            lines = dump_lines(rows)
            self.longest = max(self.longest, len(lines))
            self._streams[table].write(lines)

    def add_record(self, record: Record, compiled: Json, found: Gleaning, summary: Summary) -> None:
        """Add the rows that a record compiles to."""
        self.add("processes", [_process(summary, compiled)])
        self.add("parties", list(_parties(record.ocid, compiled)))
        self.add("awards", list(_awards(record.ocid, compiled)))
        self.add("sums", list(_sums(record.ocid, found)))
        self.add("money", list(_money(record, compiled)))
        self.add("dates", list(_dates(record.ocid, found)))
        self.add("text", list(_texts(record.ocid, found)))


def _process(summary: Summary, compiled: Json) -> TableRow:
    row: dict[str, Any] = {name: getattr(summary, name) for name in summary.__struct_fields__}
    for name in ("minimum", "value", "awarded"):
        row[name] = None if row[name] is None else format(row[name], "f")
    row["description"] = presentable(text(mapping(compiled.get("tender")).get("description")))
    row["closing_day"] = closing_day(summary) or None
    row["published"] = summary.published or None
    row["changed"] = summary.changed or None
    return row


def _parties(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for one in find_party_mentions(compiled):
        yield {
            "ocid": ocid,
            "pointer": one.pointer,
            "id": one.id,
            "name": one.name,
            "legal_name": one.legal_name,
            "scheme": one.scheme,
            "identifier": one.identifier,
            "others": one.others,
            "roles": one.roles,
            "locality": one.locality,
            "region": one.region,
            "country": one.country,
            "postcode": one.postcode,
            "awards": one.awards,
        }


def _awards(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for index, award in enumerate(mappings(compiled.get("awards"))):
        value = mapping(award.get("value"))
        amount = amount_of(value.get("amount"))
        day = local_day(text(award.get("date")))
        names = [text(supplier.get("name")) for supplier in mappings(award.get("suppliers"))]
        yield {
            "ocid": ocid,
            "place": index,
            "id": str(award.get("id") or ""),
            "title": text(award.get("title")),
            "status": text(award.get("status")),
            "day": day.isoformat() if day else None,
            "date_text": text(award.get("date")),
            "amount": None if amount is None else format(amount, "f"),
            "currency": text(value.get("currency")),
            "suppliers": [name for name in names if name],
        }


def _sums(ocid: str, found: Gleaning) -> Iterator[TableRow]:
    for pointer, amount, currency in found.sums:
        yield {
            "ocid": ocid,
            "pointer": pointer,
            "kind": next((kind for start, kind in _KINDS if pointer.startswith(start)), "other"),
            "amount": format(amount, "f"),
            "currency": currency,
        }


def _money(record: Record, compiled: Json) -> Iterator[TableRow]:
    for row in money_rows(record, compiled, shown=presentable):
        # As text, so that no reader of the draft makes a float of it.
        yield {**row, "amount": str(row["amount"]), "was": None if row["was"] is None else str(row["was"])}


def _dates(ocid: str, found: Gleaning) -> Iterator[TableRow]:
    for pointer, said in found.dates:
        day = local_day(said)
        yield {"ocid": ocid, "pointer": pointer, "day": day.isoformat() if day else None, "date_text": said}


def _texts(ocid: str, found: Gleaning) -> Iterator[TableRow]:
    for pointer, said in found.texts:
        yield {"ocid": ocid, "pointer": pointer, "text": said}
