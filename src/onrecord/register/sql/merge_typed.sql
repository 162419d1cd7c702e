-- The releases that SQL merges, typed: `number` is that of the record in its bucket, `place` the rank in the order of merging.
CREATE TEMP TABLE typed AS
SELECT number, CAST(place AS BIGINT) AS place, from_json(json, $structure) AS said
FROM releases JOIN records USING (ocid)
WHERE NOT folded
