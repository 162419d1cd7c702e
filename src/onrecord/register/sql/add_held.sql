INSERT INTO offered BY NAME
SELECT * EXCLUDE (place), true AS held
FROM read_parquet($files)
WHERE slot % $buckets = $bucket
