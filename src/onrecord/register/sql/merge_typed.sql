-- The releases that SQL merges, typed: `number` is that of the record in its bucket, `place` the rank in the order of merging.
-- `pointer` begins what is pointed at below.
CREATE TEMP TABLE typed AS
SELECT number, CAST(place AS BIGINT) AS place, '' AS pointer, from_json(json, $structure) AS said
FROM read_parquet($releases) JOIN records USING (ocid)
WHERE NOT folded
