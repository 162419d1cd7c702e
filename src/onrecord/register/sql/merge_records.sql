-- The records of the bucket, numbered in order of ocid, and which of them go to the Python fold.
CREATE TEMP TABLE records AS
SELECT CAST(row_number() OVER (ORDER BY ocid) - 1 AS INTEGER) AS number, ocid, count(*) > 1 AS many, false AS folded
FROM releases
GROUP BY ocid
