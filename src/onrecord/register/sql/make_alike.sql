-- An empty table with the columns and types of one on disk.
CREATE OR REPLACE TEMP TABLE alike AS SELECT * FROM read_parquet($like) LIMIT 0
