"""The register's folds on a Spark cluster, for what one machine cannot hold: docs/spark.md. Needs the extra `spark`."""

from onrecord.spark.compile import compile_tables
from onrecord.spark.session import open_session
from onrecord.spark.totals import total_up

__all__ = ["compile_tables", "open_session", "total_up"]
