"""The rows of each table of one record, and the Parquet files that they end in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.ocds import Json, Record
from onrecord.reading.clocks import local_day
from onrecord.reading.money import money_rows
from onrecord.reading.money.rows import to_places
from onrecord.reading.party import find_party_mentions
from onrecord.register.glean import amount_of, glean, presentable
from onrecord.register.rows import dump_lines
from onrecord.register.summary import Summary, closing_day, id_text, mapping, mappings, text

TableRow = Mapping[str, object]
COMPILED = (
    "processes",
    "parties",
    "awards",
    "suppliers",
    "contracts",
    "items",
    "lots",
    "documents",
    "related",
    "sums",
    "dates",
    "text",
)
"""The tables that the merge makes, in SQL and in Python alike."""

_KINDS = (
    ("/tender/minValue/", "floor"),
    ("/tender/value/", "advertised"),
    ("/tender/lots/", "lot"),
    ("/awards/", "award"),
    ("/contracts/", "contract"),
    ("/planning/", "budget"),
)


def record_rows(record: Record, compiled: Json, summary: Summary) -> dict[str, list[TableRow]]:
    """The rows that a record compiles to, by table: the reference for what the merge in SQL makes.

    `compiled` is the record's compiled release, `summary` its list line. Values are as `rows.dump` writes them: sums
    as texts, days in ISO form. The table of money has its own function.
    """
    ocid = record.ocid
    return {
        "processes": [_process(summary, compiled)],
        "parties": list(_parties(ocid, compiled)),
        "awards": list(_awards(ocid, compiled)),
        "suppliers": list(_suppliers(ocid, compiled)),
        "contracts": list(_contracts(ocid, compiled)),
        "items": list(_items(ocid, compiled)),
        "lots": list(_lots(ocid, compiled)),
        "documents": list(_documents(ocid, compiled)),
        "related": list(_related(ocid, compiled)),
        **said_rows(record),
    }


class TableDrafts:
    """Rows on their way to Parquet, as JSON Lines by table; use as a context so that the files are closed."""

    def __init__(self, folder: Path, tables: Iterable[str]) -> None:
        self._folder = folder
        self._tables = tuple(tables)
        self._open = ExitStack()
        self._streams: dict[str, BinaryIO] = {}
        self.longest = 0
        """Bytes that no line so far is longer than."""

    def __enter__(self) -> TableDrafts:
        with ExitStack() as opening:
            for table in self._tables:
                stream = draft_of(self._folder, table).open("wb", buffering=1 << 18)
                self._streams[table] = opening.enter_context(stream)
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


def draft_of(folder: Path, table: str) -> Path:
    """Where the rows of a table wait."""
    return folder / f"{table}.ndjson"


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
    for place, award in enumerate(mappings(compiled.get("awards"))):
        names = [text(supplier.get("name")) for supplier in mappings(award.get("suppliers"))]
        yield {
            "ocid": ocid,
            "place": place,
            "id": id_text(award.get("id")),
            "title": presentable(text(award.get("title"))),
            "status": text(award.get("status")),
            "day": _day(ocid, award.get("date")),
            "date_text": text(award.get("date")),
            **_sum(award.get("value")),
            "suppliers": [name for name in names if name],
        }


def _suppliers(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for number, award in enumerate(mappings(compiled.get("awards"))):
        for place, supplier in enumerate(mappings(award.get("suppliers"))):
            yield {
                "ocid": ocid,
                "award": number,
                "place": place,
                "award_id": id_text(award.get("id")),
                "id": id_text(supplier.get("id")),
                "name": text(supplier.get("name")),
            }


def _contracts(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for place, contract in enumerate(mappings(compiled.get("contracts"))):
        period = mapping(contract.get("period"))
        yield {
            "ocid": ocid,
            "place": place,
            "id": id_text(contract.get("id")),
            "award": id_text(contract.get("awardID")),
            "title": presentable(text(contract.get("title"))),
            "status": text(contract.get("status")),
            "day": _day(ocid, contract.get("dateSigned")),
            "date_text": text(contract.get("dateSigned")),
            "starts": _day(ocid, period.get("startDate")),
            "ends": _day(ocid, period.get("endDate")),
            **_sum(contract.get("value")),
        }


def _items(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for section, parent, owner in _owners(compiled):
        for place, item in enumerate(mappings(owner.get("items"))):
            code, unit = mapping(item.get("classification")), mapping(item.get("unit"))
            yield {
                "ocid": ocid,
                "section": section,
                "parent": parent,
                "place": place,
                "id": id_text(item.get("id")),
                "description": presentable(text(item.get("description"))),
                "scheme": text(code.get("scheme")),
                "code": id_text(code.get("id")),
                "classification": text(code.get("description")),
                "quantity": _plain(item.get("quantity")),
                "unit": text(unit.get("name")),
                **_sum(unit.get("value")),
                "lot": id_text(item.get("relatedLot")),
            }


def _lots(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for place, lot in enumerate(mappings(mapping(compiled.get("tender")).get("lots"))):
        yield {
            "ocid": ocid,
            "place": place,
            "id": id_text(lot.get("id")),
            "title": presentable(text(lot.get("title"))),
            "description": presentable(text(lot.get("description"))),
            "status": text(lot.get("status")),
            **_sum(lot.get("value")),
        }


def _documents(ocid: str, compiled: Json) -> Iterator[TableRow]:
    owners = [("planning", None, mapping(compiled.get("planning"))), *_owners(compiled)]
    for section, parent, owner in owners:
        for place, document in enumerate(mappings(owner.get("documents"))):
            yield {
                "ocid": ocid,
                "section": section,
                "parent": parent,
                "place": place,
                "id": id_text(document.get("id")),
                "type": text(document.get("documentType")),
                "title": presentable(text(document.get("title"))),
                "description": presentable(text(document.get("description"))),
                "url": text(document.get("url")),
                "day": _day(ocid, document.get("datePublished")),
                "format": text(document.get("format")),
                "language": text(document.get("language")),
            }


def _owners(compiled: Json) -> Iterator[tuple[str, int | None, Json]]:
    """What has items and documents: section, place of the award or contract, and the object."""
    yield "tender", None, mapping(compiled.get("tender"))
    for section, name in (("award", "awards"), ("contract", "contracts")):
        for place, owner in enumerate(mappings(compiled.get(name))):
            yield section, place, owner


def _related(ocid: str, compiled: Json) -> Iterator[TableRow]:
    for place, other in enumerate(mappings(compiled.get("relatedProcesses"))):
        said = other.get("relationship")
        yield {
            "ocid": ocid,
            "place": place,
            "id": id_text(other.get("id")),
            "relationship": [one for one in said if isinstance(one, str)] if isinstance(said, list) else [],
            "title": presentable(text(other.get("title"))),
            "scheme": text(other.get("scheme")),
            "identifier": id_text(other.get("identifier")),
            "uri": text(other.get("uri")),
        }


def _sum(value: object) -> TableRow:
    said = mapping(value)
    return {"amount": _plain(said.get("amount")), "currency": text(said.get("currency"))}


def _plain(value: object) -> str | None:
    """A sum in plain digits: as text, so that no reader of the draft makes a float of it."""
    amount = amount_of(value)
    return None if amount is None else format(amount, "f")


def _day(ocid: str, value: object) -> str | None:
    day = local_day(text(value), ocid)
    return day.isoformat() if day else None


def said_rows(record: Record) -> dict[str, list[TableRow]]:
    """The rows of `text`, `sums` and `dates`: what each release says, once where several say the same.

    `first` and `last` are the places, in the order of merging, of the first and the last release that say it; the
    pointer is that in the first one, the least in the order of characters where there are several.
    """
    said: dict[str, _Said] = {"text": {}, "sums": {}, "dates": {}}
    for place, release in enumerate(record.releases):
        found = glean(release.body)
        for pointer, words in found.texts:
            _note(said["text"], (_field(pointer), words), place, pointer)
        for pointer, words in found.dates:
            _note(said["dates"], (_field(pointer), words), place, pointer)
        for pointer, amount, currency in found.sums:
            _note(said["sums"], (_field(pointer), format(to_places(amount), "f"), currency), place, pointer)
    return {
        "text": [{"text": key[1], **_where(record.ocid, key, seen)} for key, seen in said["text"].items()],
        "sums": [_sum_said(record.ocid, key, seen) for key, seen in said["sums"].items()],
        "dates": [
            {"day": _day(record.ocid, key[1]), "date_text": key[1], **_where(record.ocid, key, seen)}
            for key, seen in said["dates"].items()
        ],
    }


_Said = dict[tuple[str, ...], tuple[int, str, int]]
"""Field and what is said there, to the first place, the pointer there, and the last place."""


def _note(said: _Said, key: tuple[str, ...], place: int, pointer: str) -> None:
    first, where, _ = said.get(key, (place, pointer, place))
    said[key] = (first, min(where, pointer) if first == place else where, place)


def _where(ocid: str, key: tuple[str, ...], seen: tuple[int, str, int]) -> TableRow:
    return {"ocid": ocid, "field": key[0], "pointer": seen[1], "first": seen[0], "last": seen[2]}


def _sum_said(ocid: str, key: tuple[str, ...], seen: tuple[int, str, int]) -> TableRow:
    field, amount, currency = key
    kind = next((kind for start, kind in _KINDS if f"{field}/".startswith(start)), "other")
    return {"kind": kind, "amount": amount, "currency": currency, **_where(ocid, key, seen)}


def _field(pointer: str) -> str:
    """A pointer without places in arrays."""
    return _PLACES.sub("", pointer)


_PLACES = re.compile(r"/[0-9]+(?=/|$)")


def money_table_rows(record: Record, compiled: Json) -> Iterator[TableRow]:
    """The rows of the table of money."""
    for row in money_rows(record, compiled, shown=presentable):
        # As text, so that no reader of the draft makes a float of it.
        yield {**row, "amount": str(row["amount"]), "was": None if row["was"] is None else str(row["was"])}
