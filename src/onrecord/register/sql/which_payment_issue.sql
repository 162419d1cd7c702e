SELECT found, expected FROM read_parquet($file) ORDER BY position LIMIT 1
