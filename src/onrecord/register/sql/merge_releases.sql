-- The releases of the bucket, without what they say.
CREATE TEMP TABLE releases AS SELECT ocid, place, date, tags, publisher, typical FROM read_parquet($releases)
