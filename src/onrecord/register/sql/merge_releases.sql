-- The releases of the bucket.
CREATE TEMP TABLE releases AS SELECT ocid, place, date, tags, publisher, json FROM read_parquet($releases)
