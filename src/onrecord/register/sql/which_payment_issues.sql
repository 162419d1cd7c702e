SELECT rule, file, position, pointer, found, expected
FROM read_parquet($files)
ORDER BY file, rule, position, pointer, found
LIMIT $limit
