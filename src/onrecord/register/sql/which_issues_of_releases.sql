SELECT
    "order", rule, file, raw, "position", ocid, release_id, pointer, found, expected, publisher, outcome
FROM read_parquet($issues)
WHERE "order" IS NOT NULL
