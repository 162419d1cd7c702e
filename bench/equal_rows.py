"""The merge in SQL and the fold in Python, row by row: do they give the same tables?

    python bench/equal_rows.py PATH... [--most N] [--batch N]

PATH are files or folders of OCDS: packages, JSON Lines, gzip or not. Their releases are merged both ways, some
thousand at a time, and the rows of every table compared. Printed: rows of each table, rows that only one way gives,
how many records SQL left to the fold, and examples of differences. Exit code 1 when there is any.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from onrecord.ocds import Release, iter_releases, order_releases
from onrecord.register.merging import make_tables
from onrecord.register.rows import dump, dump_lines
from onrecord.register.tables import COMPILED
from onrecord.register.typical import is_typical

_COLUMNS = (
    "{ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', id_minted: 'BOOLEAN', date: 'TIMESTAMP', date_text: 'VARCHAR', "
    "tags: 'VARCHAR[]', publisher: 'VARCHAR', typical: 'BOOLEAN', json: 'VARCHAR'}"
)
_ENDINGS = (".json", ".jsonl", ".ndjson", ".gz")


@dataclass(slots=True)
class Comparison:
    """What was compared, and what differs."""

    rows: Counter[str] = field(default_factory=Counter)
    only_sql: Counter[str] = field(default_factory=Counter)
    only_python: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    releases: int = 0
    records: int = 0
    folded: int = 0
    """Records that SQL left to the fold."""
    seconds_sql: float = 0
    """Of the processor."""
    seconds_python: float = 0

    @property
    def differences(self) -> int:
        """Rows that only one of the two ways gives."""
        return self.only_sql.total() + self.only_python.total()


def compare(releases: Iterable[Release], comparison: Comparison | None = None) -> Comparison:
    """The tables of some releases, whole records of them, merged both ways; added to `comparison`, if given."""
    found = comparison or Comparison()
    with TemporaryDirectory(prefix="onrecord-equal-") as name:
        folder = Path(name)
        kept = write_releases(folder / "releases.parquet", releases)
        begun = time.process_time()
        (folder / "sql").mkdir()
        merged = make_tables(folder / "releases.parquet", folder / "sql", least=0)
        between = time.process_time()
        (folder / "python").mkdir()
        make_tables(folder / "releases.parquet", folder / "python", in_python=True)
        found.seconds_sql += between - begun
        found.seconds_python += time.process_time() - between
        found.releases += kept
        found.records += merged.records
        found.folded += merged.folded
        _compare_files(folder, found)
    return found


def write_releases(path: Path, releases: Iterable[Release]) -> int:
    """Write releases as the register keeps those of a bucket; how many there are when each is kept once."""
    by_ocid = sorted({(one.ocid, one.digest): one for one in releases}.values(), key=lambda release: release.ocid)
    rows = [
        {
            "ocid": ocid,
            "place": place,
            "id": release.id,
            "id_minted": release.id_minted,
            "date": release.date.at.isoformat()[:26] if release.date else None,
            "date_text": release.date.text if release.date else "",
            "tags": release.tags,
            "publisher": "",
            "typical": is_typical(body),
            "json": body.decode(),
        }
        for ocid, group in groupby(by_ocid, key=lambda release: release.ocid)
        for place, release in enumerate(order_releases(group))
        for body in [dump(release.body)]
    ]
    lines = path.with_suffix(".ndjson")
    content = dump_lines(rows)
    lines.write_bytes(content)
    longest = max([1 << 20, *(len(line) + 1 for line in content.split(b"\n"))])
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json($lines, format = 'newline_delimited', maximum_object_size = {longest}, "
            f"columns = {_COLUMNS})) TO $target (FORMAT parquet, ROW_GROUP_SIZE 4096)",
            {"lines": str(lines), "target": str(path)},
        )
    lines.unlink()
    return len(rows)


def _compare_files(folder: Path, found: Comparison) -> None:
    with duckdb.connect() as connection:
        for table in COMPILED:
            sql, python = (f"read_parquet('{folder / way / table}.parquet')" for way in ("sql", "python"))
            (rows,) = connection.execute(f"SELECT count(*) FROM {python}").fetchone() or (0,)
            only_sql = connection.execute(f"FROM {sql} EXCEPT ALL FROM {python} ORDER BY ALL").fetchall()
            only_python = connection.execute(f"FROM {python} EXCEPT ALL FROM {sql} ORDER BY ALL").fetchall()
            found.rows[table] += rows
            found.only_sql[table] += len(only_sql)
            found.only_python[table] += len(only_python)
            for way, only in (("sql   ", only_sql), ("python", only_python)):
                found.examples += [f"{table} {way} {row}" for row in only[:3]]


def read(paths: Sequence[Path]) -> Iterator[Release]:
    """The releases of files and folders."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in _ENDINGS:
                with file.open("rb") as stream:
                    found = iter_releases(stream, file=file.name, raw_hash="")
                    yield from (one for one in found if isinstance(one, Release))


def batches(releases: Iterable[Release], size: int) -> Iterator[list[Release]]:
    """The releases in batches of about `size`, all of an ocid in one of them."""
    kept = list(releases)
    count = max(1, len(kept) // size)
    for number in range(count):
        yield [one for one in kept if hash(one.ocid) % count == number]


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--batch", type=int, default=5_000, help="releases merged at a time (5000)")
    options = parser.parse_args()
    found = Comparison()
    for batch in batches(read(options.paths), options.batch):
        compare(batch, found)
    print(f"{found.releases} releases, {found.records} records, {found.folded} of them left to the fold")
    print(f"processor seconds: SQL {found.seconds_sql:.1f}, Python {found.seconds_python:.1f}")
    for table in COMPILED:
        print(f"{table:10} {found.rows[table]:9} rows, {found.only_sql[table] + found.only_python[table]} differ")
    print(f"{found.rows.total()} rows compared, {found.differences} differ")
    print("\n".join(example[:300] for example in found.examples[:20]))
    sys.exit(1 if found.differences else 0)


if __name__ == "__main__":
    main()
