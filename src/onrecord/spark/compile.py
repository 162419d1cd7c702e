"""The register's tables compiled on Spark, from the Parquet of its releases.

Spark only brings the releases of a record together and spreads the work; what is made of them is made by the folds
that every other engine uses. So the answer depends neither on the number of executors nor on which of them die.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.spark.fold import COLUMNS, fold_tables

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.types import DataType

Fold = Callable[[Iterator["pyarrow.RecordBatch"]], Iterator["pyarrow.RecordBatch"]]
Columns = Sequence[tuple[str, str]]
"""Names and DuckDB types, as `register.table_columns` tells them."""
_LINES = "table string, ocid string, place int, line string"
_PLAIN = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "INTEGER": "int",
    "BIGINT": "bigint",
    "DATE": "date",
    "TIMESTAMP": "timestamp_ntz",
}


def compile_tables(
    session: SparkSession,
    releases: Sequence[str],
    hidden: Sequence[tuple[str, str]],
    target: str,
    tables: Mapping[str, Columns],
    *,
    buckets: int,
    fold: Fold = fold_tables,
) -> None:
    """Write `<target>/<table>/bucket=<n>/*.parquet` for every table; a table without a row has no file.

    `releases` are Parquet files or folders that every executor can read, `hidden` the files and ocids that a later
    part of the register stands in front of, `target` a folder or an address that every executor can write.
    Errors: those of Spark, once a part has failed as often as it may.
    """
    from pyspark.sql import functions as f

    sorted_releases = gather(session, releases, hidden, buckets)
    lines = sorted_releases.mapInArrow(fold, _LINES)
    staging = f"{target}/_lines"
    # Written once and read once a table: to fold again for each table would cost ten times as much.
    lines.write.mode("overwrite").partitionBy("table").parquet(staging)
    for table, columns in tables.items():
        held = session.read.schema("ocid string, place int, line string, table string").parquet(staging)
        wanted = held.where(f.col("table") == table)
        typed = _typed(wanted, columns).withColumn("bucket", _bucket(buckets))
        ordered = typed.repartition(buckets, "bucket").sortWithinPartitions("bucket", "ocid", "__place")
        ordered.drop("__place").write.mode("overwrite").partitionBy("bucket").parquet(f"{target}/{table}")


def gather(
    session: SparkSession, releases: Sequence[str], hidden: Sequence[tuple[str, str]], buckets: int
) -> DataFrame:
    """The releases, those of a record side by side in the order of merging, those of a bucket in one partition."""
    from pyspark.sql import functions as f

    held = session.read.parquet(*releases)
    if hidden:
        covered = session.createDataFrame(list(hidden), "file string, ocid string")
        # Spark names a file by its address, we by its path: the last two parts are the same in both.
        held = held.withColumn("file", f.element_at(f.split(f.input_file_name(), "/"), -1))
        held = held.join(f.broadcast(covered), ["file", "ocid"], "left_anti")
    chosen = held.select(*COLUMNS).withColumn("bucket", _bucket(buckets))
    gathered = chosen.repartition(buckets, "bucket").sortWithinPartitions("bucket", "ocid", "place")
    return gathered.drop("bucket")


def _bucket(buckets: int) -> Column:
    from pyspark.sql import functions as f

    # As `register.manifest.bucket_of`: CRC-32 of the ocid's UTF-8.
    return (f.crc32(f.encode(f.col("ocid"), "UTF-8")) % buckets).cast("int")


def _typed(lines: DataFrame, columns: Columns) -> DataFrame:
    from pyspark.sql import functions as f
    from pyspark.sql.types import StructField, StructType

    schema = StructType([StructField(name, spark_type(kind)) for name, kind in columns])
    read = f.from_json(f.col("line"), schema, {"mode": "FAILFAST"}).alias("row")
    return lines.select(read, f.col("place").alias("__place")).select("row.*", "__place")


def spark_type(declared: str) -> DataType:
    """Spark's type for one of DuckDB's, as far as the register's tables use them.

    Errors: ValueError for another.
    """
    from pyspark.sql.types import ArrayType, DecimalType, _parse_datatype_string

    if declared.endswith("[]"):
        return ArrayType(spark_type(declared[:-2]))
    if declared.startswith("DECIMAL("):
        precision, scale = declared[len("DECIMAL(") : -1].split(",")
        return DecimalType(int(precision), int(scale))
    if declared not in _PLAIN:
        raise ValueError(f"no type of Spark is known for {declared}")
    return _parse_datatype_string(_PLAIN[declared])
