"""The register's folds, and checks in bulk, on a Spark cluster: docs/spark.md. Needs the extra `spark`."""

from onrecord.spark.compile import compile_tables
from onrecord.spark.session import open_session
from onrecord.spark.spread import cores, spread
from onrecord.spark.totals import total_up

__all__ = ["compile_tables", "cores", "open_session", "spread", "total_up"]
