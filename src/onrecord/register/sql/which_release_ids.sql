-- The numbers under which notices of each record are published.
SELECT DISTINCT ocid, id FROM read_parquet($releases)
