-- By number: a record's number in its bucket is its place by ocid.
SELECT buyer FROM read_parquet($processes) ORDER BY ocid
