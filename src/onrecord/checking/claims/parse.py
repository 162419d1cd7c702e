"""A list of claims from its text: a table, JSON, JSON Lines, or one sentence a line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import Any

import msgspec

from onrecord.checking.claims.columns import column_of, find_headings
from onrecord.checking.claims.model import Cell, ClaimsList, Role, Row
from onrecord.checking.claims.schema import is_claim, row_of_claim
from onrecord.checking.claims.sheet import MOST_ROWS, Line, in_one_currency, read_columns, read_table
from onrecord.errors import InputError
from onrecord.values import LONDON

_DELIMITERS = ",;\t|"
_JSON = msgspec.json.Decoder(Any, float_hook=Decimal)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\(?\d{1,4}[.)]\s+)")
_LISTS = ("claims", "rows", "items", "contracts", "savings", "data", "records", "results", "result", "list")
"""Keys under which a JSON object keeps its list, the likeliest first."""
_DEEPEST = 4
_WIDEST = 200
"""Columns looked at, as of a workbook: no list has more, and each costs time for every row."""
_TALLEST = 200
"""Lines of one row: more come of a mark that was never closed, and would swallow the rows below it."""
_LONGEST_LINE = 10_000
"""Characters of a line that is one sentence; more is an article."""


def read_claims(text: str, where: str, *, name: str = "", zone: tzinfo = LONDON) -> ClaimsList:
    """The claims of a text: by the ending of its name where that says what it is, else by what it begins with.

    Errors: InputError for a list that cannot be read, or has more than `MOST_ROWS` rows.
    """
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if not text.strip():
        raise InputError(where, found="an empty list", expected="a table, JSON, or one sentence a line")
    if ending in ("json", "jsonl", "ndjson") or (ending not in ("csv", "tsv") and text.lstrip()[:1] in ("[", "{")):
        return _of_json(text, where, zone)
    if ending in ("csv", "tsv", "tab"):
        return read_table(list(csv_lines(text, where)), where, zone)
    head = list(csv_lines("\n".join(text.split("\n", 40)[:40]), where))
    found = find_headings([cells for _, cells in head])
    if found is not None and (len(found[1]) > 1 or ending == ""):
        return read_table(list(csv_lines(text, where)), where, zone)
    return _of_sentences(text, where)


def csv_lines(text: str, where: str) -> Iterator[Line]:
    """The rows of a table in text, each with the line on which it begins.

    Errors: InputError for a table of more rows than a list may have.
    """
    csv.field_size_limit(max(csv.field_size_limit(), 2**31 - 1))
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=_delimiter(text))
    began, count = 1, 0
    for cells in reader:
        if reader.line_num - began > _TALLEST:
            found = "a quotation mark that is not closed"
            raise InputError(f"{where}, line {began}", found=found, expected="one at each end of a cell")
        if any(cells):
            count += 1
            if count > MOST_ROWS + 50:
                raise InputError(where, found=f"more than {MOST_ROWS:,} rows", remedy="Split the list.")
            yield began, cells[:_WIDEST]
        began = reader.line_num + 1


def _delimiter(text: str) -> str:
    """What parts the cells: whichever stands most often in the first lines, quoted cells left out."""
    head = re.sub(r'"[^"]*"', "", "\n".join(text.split("\n", 40)[:40]))
    return max(_DELIMITERS, key=lambda mark: (head.count(mark), -_DELIMITERS.index(mark)))


def _of_sentences(text: str, where: str) -> ClaimsList:
    rows: list[Row] = []
    empty = 0
    for number, line in enumerate(text.splitlines(), start=1):
        sentence = " ".join(_BULLET.sub("", line).split())
        if not sentence or (not rows and column_of(sentence).role is Role.SENTENCE):
            empty += 1
            continue
        if len(sentence) > _LONGEST_LINE:
            raise InputError(
                f"{where}, line {number}",
                found=f"a line of {len(sentence):,} characters",
                expected="one sentence a line",
                remedy="An article is checked without --claims.",
            )
        rows.append(Row(number, sentence=sentence, cells={"claim": sentence}))
        if len(rows) > MOST_ROWS:
            raise InputError(where, found=f"more than {MOST_ROWS:,} lines", remedy="Split the list.")
    return ClaimsList(tuple(rows), empty=empty)


def _of_json(text: str, where: str, zone: tzinfo) -> ClaimsList:
    items = _items(text, where)
    claims = [(number, item) for number, item in items if is_claim(item)]
    others = [(number, item) for number, item in items if not is_claim(item)]
    headings = list(islice(dict.fromkeys(key for _, item in others for key in item), _WIDEST))
    lines: list[Line] = [(number, [_cell(item.get(key)) for key in headings]) for number, item in others]
    if others and not any(column_of(heading).role for heading in headings):
        raise InputError(
            where,
            found=f"objects with the names {', '.join(headings)[:80]}",
            expected="names such as claim, date, ocid, value, supplier, buyer",
        )
    table = read_columns([column_of(heading) for heading in headings], lines, where, zone)
    made = [row_of_claim(number, item, zone) for number, item in claims]
    faults = [*table.faults, *(found for found in made if not isinstance(found, Row))]
    rows = sorted([*table.rows, *(found for found in made if isinstance(found, Row))], key=lambda row: row.line)
    rows, totals, assumed = in_one_currency(rows, table.totals)
    return replace(
        table,
        rows=tuple(rows),
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        totals=tuple(replace(total, where=total.where.replace("line", "item")) for total in totals),
        notes=(*table.notes, *assumed),
        counted_in="item",
    )


def _items(text: str, where: str) -> list[tuple[int, Mapping[str, Any]]]:
    """The objects of a JSON list, of the list inside an object, or of JSON Lines, each with its number."""
    try:
        found = _listed(_JSON.decode(text), 0)
        numbered = list(enumerate(found, start=1)) if found is not None else None
    except (msgspec.DecodeError, RecursionError) as fault:
        numbered = _json_lines(text, where, fault)
    if numbered is None:
        raise InputError(where, found="JSON without a list of objects", expected='[{"claim": "…", "ocid": "…"}, …]')
    for number, item in numbered:
        if not isinstance(item, dict):
            raise InputError(f"{where}, item {number}", found=str(item)[:60], expected="an object, or a sentence")
    return numbered


def _json_lines(text: str, where: str, fault: Exception) -> list[tuple[int, Any]]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                found.append((number, _JSON.decode(line)))
            except (msgspec.DecodeError, RecursionError):
                told = f"line {number}, JSON that cannot be read" if found else f"JSON that cannot be read ({fault})"
                raise InputError(where, found=told, expected="a list of objects, or an object a line") from None
    return found


def _listed(found: Any, depth: int) -> Sequence[Any] | None:
    if isinstance(found, list):
        return [{"claim": item} if isinstance(item, str) else item for item in found]
    if not isinstance(found, dict) or depth > _DEEPEST:
        return None
    if is_claim(found) or any(column_of(key).role for key in found if not isinstance(found[key], list | dict)):
        nested = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        if not nested:
            return [found]
    for key in sorted(found, key=lambda key: (_LISTS.index(key) if key in _LISTS else len(_LISTS), key)):
        inside = _listed(found[key], depth + 1) if isinstance(found[key], list | dict) else None
        if inside is not None and any(isinstance(item, dict) for item in inside):
            return inside
    return None


def _cell(value: Any) -> Cell:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, list):
        return "; ".join(str(part) for part in value if isinstance(part, str | int | Decimal))
    return value if isinstance(value, str | int | Decimal) else msgspec.json.encode(value).decode()
