"""One answer from three engines: plain Python, DuckDB and Spark, on the same releases, executors killed midway.

The releases hold what divides engines: explicit nulls, types that clash, equal dates, ids that are missing or repeated,
sums in texts, and records whose releases lie in different files.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Any

import duckdb
import pytest
from registers import NOW, release, write_package

from onrecord.ocds import compile_record
from onrecord.reading.money import By, add_up
from onrecord.reading.money.rows import money_rows
from onrecord.register import Register
from onrecord.register.adopting import ADOPTED, Compiling
from onrecord.register.glean import presentable
from onrecord.register.merging import make_tables
from onrecord.register.totals import Choice

pyspark = pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(which("java") is None, reason="Spark runs on Java, which is not here; .ci/run installs it"),
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"),
]
PROCESSES, FILES = 120, 6
# Two executors, each a process of its own with one core.
CLUSTER = "local-cluster[2,1,1024]"
Tables = Mapping[str, Sequence[tuple[Any, ...]]]


def releases(seed: int) -> Iterator[dict[str, Any]]:
    """Generated releases, a few for each process, some of them odd."""
    chance = random.Random(seed)
    for number in range(PROCESSES):
        for step in range(chance.randint(1, 4)):
            yield _release(chance, f"ocds-213czf-{number:03d}", step)


def _release(chance: random.Random, ocid: str, step: int) -> dict[str, Any]:
    amount = chance.choice([25_000, 0.01, "65000", None, 1_234_567.89, -5, ""])
    tender: dict[str, Any] = {
        "id": "T",
        "title": chance.choice(["Sea wall", None, "A &amp; B"]),
        "value": {"amount": amount},
    }
    tender["items"] = [
        {"id": chance.choice(["1", 1, "2", None]), "description": "stone"} for _ in range(chance.randint(0, 3))
    ]
    if chance.random() < 0.1:
        tender["items"] = {"id": "1"}
    suppliers = [{"id": "S", "name": chance.choice(["Fenner & Lyle LLP", None, "Aldous Ltd"])}]
    award = {"id": chance.choice(["A", "A", "B", 7]), "suppliers": suppliers, "status": "active", "date": "2024-05-01"}
    award["value"] = {"amount": chance.choice([24_000, 2_400_000, 24_000.5]), "currency": "GBP"}
    # Equal dates: the order is then that of the ids.
    date = chance.choice(["2024-03-15T10:00:00Z", "2024-03-15T10:00:00Z", f"2024-04-{step + 1:02d}", "15/03/2024"])
    more: dict[str, Any] = {"awards": chance.choice([[award], [award, award], None, []])}
    return release(ocid, id=str(step), date=date, tag=["award"], tender=tender, **more)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register of them, loaded in several files, the last as a delta."""
    folder = tmp_path_factory.mktemp("engines")
    found = list(releases(7))
    made = Register.open(folder / "r", create=True)
    for part in range(FILES):
        write_package(folder / "in" / f"{part}.json", *found[part::FILES])
    made.load([folder / "in"], now=NOW)
    write_package(folder / "late.json", release("ocds-213czf-000", id="late", date="2024-06-01T00:00:00Z"))
    made.load([folder / "late.json"], now=NOW)
    return made


def in_plain_python(register: Register) -> Tables:
    """The reference: record by record."""
    files, _, _ = register.releases_files()
    folder = register.path / "reference"
    folder.mkdir()
    make_tables(Path(files[0]), folder, in_python=True)
    return {table: rows_of([str(folder / f"{table}.parquet")]) for table in ADOPTED if table != "money"}


def rows_of(files: Sequence[str]) -> Sequence[tuple[Any, ...]]:
    """The rows of some Parquet files, in an order of their own."""
    if not files:
        return []
    with duckdb.connect() as connection:
        query = "SELECT * FROM read_parquet(?, hive_partitioning = false) ORDER BY ALL"
        return connection.execute(query, [list(files)]).fetchall()


def tables_of(register: Register) -> Tables:
    """The tables as whoever may see all of them sees them."""
    with register.extraction(contacts=True) as extraction:
        return {table: sorted(extraction.rows(table), key=repr) for table in extraction.tables() if table != "releases"}


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session on a cluster of two real executor processes, on the loopback interface."""
    from onrecord.spark import open_session

    os.environ["SPARK_WORKER_DIR"] = str(tmp_path_factory.mktemp("work"))
    options = {
        "spark.executor.memory": "512m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    with open_session(CLUSTER, options) as session:
        yield session


def test_tables_and_totals_are_equal_though_an_executor_is_killed(register: Register, spark: Any):
    """Whoever compiles and whatever dies meanwhile: the same rows, the same sums."""
    from onrecord.spark import compile_tables, total_up
    from onrecord.spark.fold import fold_tables

    before, choice = tables_of(register), Choice()
    marker = register.path / "an executor was killed"

    def deadly(batches: Any) -> Any:
        """The fold, which the first time takes its executor down with it."""
        rest = fold_tables(batches)
        yield next(rest)
        if not marker.exists():
            marker.touch()
            # This is a worker of the daemon that the executor started.
            with open(f"/proc/{os.getppid()}/stat", encoding="utf-8") as daemon:  # noqa: PTH123
                executor = int(daemon.read().rsplit(")", 1)[1].split()[1])
            os.kill(executor, signal.SIGKILL)
        yield from rest

    def engine(given: Compiling) -> None:
        target = given.target.resolve().as_uri()
        addresses = [Path(path).resolve().as_uri() for path in given.releases]
        compile_tables(spark, addresses, (), target, given.tables, buckets=given.buckets, fold=deadly)

    register.rebuild_tables(engine)
    assert marker.exists()
    assert tables_of(register) == before
    reference = in_plain_python(register)
    assert {table: sorted(rows, key=repr) for table, rows in reference.items()} == {
        table: rows for table, rows in before.items() if table in reference
    }
    files, hidden, buckets = register.releases_files()
    addresses = [Path(path).resolve().as_uri() for path in files]
    rows = [
        row for record in register.records() for row in money_rows(record, compile_record(record), shown=presentable)
    ]
    for by in By:
        plain = tuple(add_up(rows, by))
        assert plain
        assert register.totals(choice, by) == plain
        assert total_up(spark, addresses, hidden, choice, by, buckets=buckets) == plain


def test_what_a_delta_hides_spark_does_not_see(register: Register, spark: Any):
    """Totals straight from the files of a register with a delta."""
    from onrecord.spark import total_up

    write_package(
        register.path.parent / "later.json", release("ocds-213czf-001", id="later", date="2024-07-01T00:00:00Z")
    )
    register.load([register.path.parent / "later.json"], now=NOW)
    files, hidden, buckets = register.releases_files()
    assert hidden
    addresses = [Path(path).resolve().as_uri() for path in files]
    found = total_up(spark, addresses, hidden, Choice(), By.KIND, buckets=buckets)
    assert found == register.totals(Choice(), By.KIND)


def test_without_spark_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """Rather than a traceback."""
    import sys

    from onrecord.errors import UsageError
    from onrecord.spark import open_session

    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match=r"onrecord\[spark\]"), open_session():
        pass
