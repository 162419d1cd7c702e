-- The records of the bucket, numbered in order of ocid, and which of them go to the Python fold: for a start those with
-- a release that the publisher compiled, beside others that count in its place.
CREATE TEMP TABLE records AS
SELECT
    CAST(row_number() OVER (ORDER BY ocid) - 1 AS INTEGER) AS number,
    ocid,
    count(*) > 1 AS many,
    count(*) > 1 AND bool_or(list_contains(tags, 'compiled')) AS folded
FROM releases
GROUP BY ocid
