INSERT INTO issue BY NAME
SELECT *
FROM read_parquet($files)
WHERE "order" IS NOT NULL
