SELECT DISTINCT ocid FROM read_parquet($contracts)
