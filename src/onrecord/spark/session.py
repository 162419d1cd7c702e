"""A Spark session: found or refused with what to do about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
"""All cores of this machine, in one process."""
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    # Instants stay instants: Spark would read a Parquet timestamp without a zone as a wall clock otherwise.
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
}


@contextmanager
def open_session(master: str | None = None, options: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """A session on `master`, as `spark-submit` has it: given, else that of a `spark-submit`, else this machine.

    Errors: UsageError when Spark or Java is not installed, or the master cannot be reached.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(
            "--engine spark",
            found="that Spark is not installed",
            expected="the extra: pip install 'onrecord[spark]', and Java 17 or later",
        ) from error
    # The executors run the very Python that runs here, unless somebody says otherwise.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    log = files(__package__) / "log4j2.properties"
    builder = SparkSession.builder.appName("onrecord")
    builder = builder.config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile={log}")
    if master or not _submitted():
        builder = builder.master(master or LOCAL)
    if (master or LOCAL).startswith("local"):
        # Everything is on this machine, and stays on its loopback interface.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    for name, value in {**_QUIET, **(options or {})}.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise UsageError(
            "--engine spark",
            found=" ".join(str(error).split())[:300],
            expected="a Spark master that can be reached, and Java 17 or later on this machine",
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def _submitted() -> bool:
    """Whether `spark-submit` started this process, and has said where the cluster is."""
    return "SPARK_ENV_LOADED" in os.environ or "PYSPARK_GATEWAY_PORT" in os.environ
