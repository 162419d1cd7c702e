-- What the releases say in all their fields.
CREATE TEMP TABLE said_releases AS
SELECT number, CAST(place AS BIGINT) AS place, '' AS pointer, from_json(json, $structure) AS said
FROM releases JOIN records USING (ocid)
WHERE NOT folded
