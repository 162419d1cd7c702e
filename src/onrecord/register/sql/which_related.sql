-- The numbers of other processes that each record names.
SELECT DISTINCT ocid, identifier FROM read_parquet($related) WHERE identifier IS NOT NULL
