"""Questions in SQL that want more than rows: each is refused, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from site_of_tests import opened
from starlette.testclient import TestClient

from onrecord.register.inquiry.allowed import why_not
from onrecord.register.inquiry.answering import PUBLIC, snapshot_of
from onrecord.register.inquiry.answering import opened as opened_tables
from onrecord.web.site import Wishes

ESCAPES = (
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM read_csv('http://127.0.0.1/x.csv')",
    "SELECT * FROM 'https://example.org/x.parquet'",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM parquet_metadata('x.parquet')",
    "FROM sniff_csv('/etc/passwd')",
    "ATTACH '/tmp/x.db'",
    "DETACH memory",
    "COPY (SELECT 1) TO '/tmp/x.csv'",
    "COPY parties FROM '/etc/passwd'",
    "EXPORT DATABASE '/tmp/x'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "SET threads = 64",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "SET VARIABLE files_of_parties = []",
    "CALL pragma_version()",
    "CREATE TABLE x (i INTEGER)",
    "CREATE SECRET (TYPE s3)",
    "DROP VIEW parties",
    "DELETE FROM hidden",
    "INSERT INTO hidden VALUES ('a', 'b')",
    "CHECKPOINT",
    "EXPLAIN ANALYZE SELECT 1",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP VIEW parties",
    "PREPARE p AS SELECT 1",
    "SHOW TABLES",
    "DESCRIBE parties",
    "SUMMARIZE parties",
    "SELECT * FROM hidden",
    "WITH hidden AS (SELECT * FROM hidden) SELECT * FROM hidden",
    'WITH "x.parquet" AS (SELECT * FROM "x.parquet") SELECT * FROM "x.parquet"',
    "WITH duckdb_tables AS (SELECT * FROM duckdb_tables) SELECT * FROM duckdb_tables",
    "WITH sqlite_master AS (FROM sqlite_master) FROM sqlite_master",
    "SELECT * FROM rows_of(['x.parquet'])",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_variables()",
    "SELECT * FROM information_schema.tables",
    "SELECT * FROM pg_catalog.pg_class",
    "SELECT * FROM main.parties",
    "SELECT * FROM memory.main.hidden",
    "SELECT * FROM query('SELECT * FROM hidden')",
    "SELECT * FROM query_table('hidden')",
    "SELECT * FROM json_execute_serialized_sql('{}')",
    "SELECT getvariable('files_of_parties')",
    "SELECT \"getvariable\"('files_of_parties')",
    "SELECT system.main.getvariable('files_of_parties')",
    "SELECT current_setting('allowed_paths')",
    "SELECT getenv('HOME')",
    "SELECT (SELECT x FROM (SELECT current_setting('allowed_paths') AS x))",
    "SELECT * FROM parties WHERE name = (SELECT getvariable('reachable'))",
    "SELECT * FROM parties JOIN hidden ON true",
    "SELECT * FROM parties UNION ALL FROM hidden",
    "SELECT 1 WHERE EXISTS (FROM hidden)",
    "SELECT 1 ORDER BY (SELECT count(*) FROM hidden)",
    "SELECT list_transform([1], x -> getvariable('reachable'))",
    "SELECT 1) TO '/tmp/x' --",
    "SELECT 1) FROM hidden --",
    "/* */ ATTACH 'x'",
    "SELECT 1\0; DROP VIEW parties",
    "",
    "  ;  ",
    "nonsense",
)


@pytest.fixture(scope="module")
def tables(sample: Path) -> duckdb.DuckDBPyConnection:
    """The tables as the process that answers has them."""
    return opened_tables(snapshot_of(sample), 256)


@pytest.mark.parametrize("query", ESCAPES)
def test_what_is_no_question_of_rows_is_refused(tables, query: str):
    """By what the parser made of it, before anything is run."""
    assert why_not(tables, query, PUBLIC)[0]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd.csv'",
        "SELECT * FROM read_csv('http://127.0.0.1/x.csv')",
        "SELECT * FROM glob('/etc/*')",
        "ATTACH '/tmp/x.db'",
        "COPY (SELECT 1) TO '/tmp/x.csv'",
        "EXPORT DATABASE '/tmp/x'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 64",
        "RESET lock_configuration",
    ],
)
def test_and_would_reach_nothing_if_it_ran(tables, query: str):
    """The walls behind the door: no file but the tables' own, no setting, no extension."""
    with pytest.raises(duckdb.Error):
        tables.execute(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM processes;",
        "WITH big AS (SELECT * FROM money WHERE amount > 1) SELECT ocid FROM big -- all",
        "WITH parties AS (SELECT * FROM parties WHERE name <> '') SELECT count(*) FROM parties",
        "FROM releases SELECT ocid LIMIT 1",
        "SELECT * FROM (VALUES (1), (2)) v(x)",
        "SELECT x FROM range(3) r(x), unnest([1, 2]) u(y)",
        "SELECT status, count(*) FROM processes GROUP BY ALL HAVING count(*) > 0 ORDER BY ALL",
        "SELECT 'getvariable(''x''); DROP TABLE y' AS words",
    ],
)
def test_what_is_a_question_of_rows_is_not(tables, query: str):
    """Words in quotes and comments are only words."""
    assert why_not(tables, query, PUBLIC) == ("", "")


@pytest.fixture(scope="module")
def asking(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site on which SQL may be asked, on a register of its own."""
    from site_of_tests import copied

    with opened(copied(sample, tmp_path_factory.mktemp("sql") / "r"), Wishes(sql=True)) as client:
        yield client


def test_it_is_off_unless_the_operator_says_otherwise(client: TestClient):
    """The refusal says how to turn it on."""
    answer = client.get("/api/sql", params={"query": "SELECT 1"})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forbidden")
    assert "--sql" in answer.json()["remedy"]


def test_rows_come_with_their_columns(asking: TestClient):
    """In an address or in a body; a sum keeps every digit."""
    query = "SELECT 22682504.940::DECIMAL(18,3) AS amount, DATE '2024-04-26' AS day, NULL AS nothing"
    answer = asking.get("/api/sql", params={"query": query})
    assert answer.json()["columns"][0] == {"name": "amount", "type": "DECIMAL(18,3)"}
    assert "22682504.940" in answer.text
    assert answer.json()["rows"] == [[22682504.94, "2024-04-26", None]]
    posted = asking.post("/api/sql", json={"query": "SELECT x FROM range(5) r(x)", "limit": 2})
    assert (posted.json()["rows"], posted.json()["more"]) == ([[0], [1]], True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT count(*) FROM range(100000000000) a, range(100000) b", "more than 5 seconds"),
        ("SELECT array_agg(repeat('x', 1000000) || i) FROM range(100000) r(i)", "more than 512 MB"),
        ("SELECT * FROM read_text('/etc/passwd')", "the function read_text after FROM"),
        ("SELECT nosuch FROM processes", "nosuch"),
    ],
)
def test_what_takes_too_much_is_ended(asking: TestClient, query: str, found: str):
    """The site goes on."""
    answer = asking.get("/api/sql", params={"query": query})
    assert answer.status_code == 400
    assert found in answer.json()["found"]
    assert asking.get("/api/sources").status_code == 200


def test_nobody_can_be_reached_through_it(asking: TestClient):
    """No table has a column for the contact details of people; in names they are blotted out."""
    answer = asking.get("/api/sql", params={"query": "SELECT * FROM parties"})
    names = {column["name"] for column in answer.json()["columns"]}
    assert not names & {"email", "telephone", "fax", "contact", "contact_name"}
    assert "@" not in answer.text
