"""Exports: whole or not at all, exact, attributed, without contact details, and readable by those they are for."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import openpyxl
import pytest
from registers import release, write_package

from onrecord import tasks
from onrecord.errors import InputError, UsageError
from onrecord.report.export import format_named, format_names
from onrecord.settings import Settings
from onrecord.values import parse_instant

EXACT = "12345678901234.56"
HOSTILE = '=HYPERLINK("http://example.org")'


def clock() -> datetime:
    return datetime(2031, 2, 3, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A register of two records: one with two releases, a contact point and a title that looks like a formula."""
    folder = tmp_path_factory.mktemp("exports")
    tender: dict[str, Any] = {
        "id": "T",
        "title": HOSTILE,
        "status": "active",
        "description": "Write to a.person@example.org.",
    }
    tender["value"] = {"amount": 12345678901234.56, "currency": "GBP"}
    contact = {"name": "A. Person", "email": "a.person@example.org", "telephone": "020 7946 0000"}
    party = {"id": "1", "name": "Aldermere Borough Council", "roles": ["buyer"], "contactPoint": contact}
    first = release("ocds-213czf-1", tender=tender, parties=[party])
    second = release(
        "ocds-213czf-1",
        id="2",
        date="2024-05-01T10:00:00Z",
        tag=["tenderUpdate"],
        tender={"id": "T", "status": "complete"},
    )
    other = release("ocds-213czf-2", buyer={"name": "Wexcombe Parish Council"})
    write_package(folder / "a.json", first, second, other)
    found = Settings(folder / "a.register")
    tasks.load(found, [folder / "a.json"], clock=clock)
    return found


@pytest.mark.parametrize("format", format_names())
def test_a_format_is_written_attributed_and_discreet(settings: Settings, tmp_path: Path, format: str):
    """No format holds a name, an address or a number of a person, and each says what it is made from."""
    answer = tasks.export(settings, format, tmp_path / "out", clock=clock)
    assert answer.records == 2
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    content = b"".join(path.read_bytes() for path in files)
    assert b"a.person" not in content
    assert b"7946" not in content
    assert not [path for path in files if path.name.endswith(".part")]
    # Excel and Parquet are packed: theirs are looked at below.
    assert format in ("excel", "parquet") or b"Compiled by On the Record" in content


@pytest.mark.parametrize("format", ["releases", "records", "jsonl"])
def test_what_is_made_of_releases_can_be_loaded_again(settings: Settings, tmp_path: Path, format: str):
    """With contact details nothing is missing: the same releases come back."""
    out = tmp_path / f"out.{'jsonl' if format == 'jsonl' else 'json'}"
    tasks.export(settings, format, out, contacts=True, clock=clock)
    again = tasks.load(settings, [out], clock=clock)
    assert (again.report.releases_kept, again.report.releases_duplicate) == (0, 3)


def test_sums_keep_every_digit(settings: Settings, tmp_path: Path):
    """Sixteen digits in JSON, CSV, SQLite and Excel alike."""
    for format in ("releases", "csv", "sqlite", "excel"):
        tasks.export(settings, format, tmp_path / (format + format_named(format).suffix), clock=clock)
    assert EXACT in (tmp_path / "releases.json").read_text("utf-8")
    with (tmp_path / "csv" / "processes.csv").open(encoding="utf-8", newline="") as file:
        assert Decimal(next(csv.DictReader(file))["value"]) == Decimal(EXACT)
    with closing(sqlite3.connect(tmp_path / "sqlite.db")) as database:
        (found,) = database.execute("SELECT value FROM processes WHERE ocid = 'ocds-213czf-1'").fetchone()
    assert Decimal(str(found)) == Decimal(EXACT)
    sheet = openpyxl.load_workbook(tmp_path / "excel.xlsx")["processes"]
    rows = list(sheet.iter_rows(values_only=True))
    assert Decimal(str(rows[1][rows[0].index("value")])) == Decimal(EXACT)


def test_the_data_packages_are_valid(settings: Settings, tmp_path: Path):
    """As the library of those who made the format says."""
    tasks.export(settings, "csv", tmp_path / "csv", clock=clock)
    report = frictionless.validate(str(tmp_path / "csv" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    tasks.export(settings, "parquet", tmp_path / "parquet", clock=clock)
    described = json.loads((tmp_path / "parquet" / "datapackage.json").read_text("utf-8"))
    paths = {resource["path"] for resource in described["resources"]}
    assert paths == {path.name for path in (tmp_path / "parquet").glob("*.parquet")}
    with duckdb.connect() as connection:
        said = connection.execute(
            "SELECT value FROM parquet_kv_metadata(?)", [str(tmp_path / "parquet" / "awards.parquet")]
        )
        assert b"Compiled by On the Record" in said.fetchone()[0]


def test_a_text_that_looks_like_a_formula_is_a_text(settings: Settings, tmp_path: Path):
    """Excel computes nothing that a notice says."""
    tasks.export(settings, "excel", tmp_path / "out.xlsx", clock=clock)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["processes"]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == HOSTILE]
    assert [cell.data_type for cell in found] == ["s"]


def test_a_question_and_a_day_choose(settings: Settings, tmp_path: Path):
    """Only the records that answer, only the releases of that day."""
    one = tasks.export(settings, "releases", tmp_path / "one.json", buyer="Wexcombe", clock=clock)
    assert one.records == 1
    day = parse_instant("2024-04-01")
    tasks.export(settings, "jsonl", tmp_path / "then.jsonl", buyer="Aldermere", as_of=day, clock=clock)
    (line,) = (tmp_path / "then.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["id"] == "1"


def test_what_cannot_be_written_is_told(settings: Settings, tmp_path: Path):
    """A place that is taken, nothing to write, a clock for tables, a format that is none; nothing is left behind."""
    (tmp_path / "taken").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="there already"):
        tasks.export(settings, "csv", tmp_path / "taken", clock=clock)
    with pytest.raises(InputError, match="no record"):
        tasks.export(settings, "csv", tmp_path / "out", words="unheardofword", clock=clock)
    with pytest.raises(UsageError, match="tables are of today"):
        tasks.export(settings, "csv", tmp_path / "out", as_of=parse_instant("2024-04-01"), clock=clock)
    with pytest.raises(UsageError, match="one of csv"):
        tasks.export(settings, "pdf", tmp_path / "out", clock=clock)
    with pytest.raises(InputError, match="cannot be written"):
        tasks.export(settings, "csv", tmp_path / "missing" / "out", clock=clock)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_tables_hold_no_address_of_a_party_unless_asked_for(tmp_path: Path):
    """A buyer's postcode is an office's; a supplier's may be a home, and a name may have an e-mail address glued on."""
    council = "Aldermere Council a@example.org"
    parties = [
        {
            "id": "1",
            "name": council,
            "roles": ["buyer"],
            "address": {"postalCode": "ZZ1 1ZZ"},
        },
        {"id": "2", "name": "A. Person", "roles": ["supplier"], "address": {"postalCode": "ZZ9 9ZZ"}},
    ]
    write_package(tmp_path / "a.json", release("ocds-213czf-1", parties=parties))
    settings = Settings(tmp_path / "a.register")
    tasks.load(settings, [tmp_path / "a.json"], clock=clock)
    for format in ("csv", "parquet", "sqlite"):
        tasks.export(settings, format, tmp_path / f"{format}-closed", clock=clock)
        tasks.export(settings, format, tmp_path / f"{format}-open", contacts=True, clock=clock)
    for kind, expected in (
        ("closed", [("Aldermere Council […]", "ZZ1 1ZZ"), ("A. Person", None)]),
        ("open", [(council, "ZZ1 1ZZ"), ("A. Person", "ZZ9 9ZZ")]),
    ):
        query = "SELECT name, postcode FROM read_parquet(?) WHERE pointer LIKE '/parties%' ORDER BY pointer"
        assert duckdb.execute(query, [str(tmp_path / f"parquet-{kind}" / "parties.parquet")]).fetchall() == expected
        with closing(sqlite3.connect(tmp_path / f"sqlite-{kind}")) as database:
            asked = "SELECT name, postcode FROM parties WHERE pointer LIKE '/parties%' ORDER BY pointer"
            assert database.execute(asked).fetchall() == expected
        with (tmp_path / f"csv-{kind}" / "parties.csv").open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if row["pointer"].startswith("/parties")]
            assert [(row["name"], row["postcode"] or None) for row in rows] == expected
