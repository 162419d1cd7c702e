-- The numbers among these under which notices are published, each with the record; GUIDs may have an ending of their own.
WITH held AS (
    SELECT lower(id) AS number, ocid FROM rows_of($files)
    UNION
    SELECT left(lower(id), 36) AS number, ocid FROM rows_of($files)
)
SELECT DISTINCT number, ocid
FROM held
WHERE number IN (SELECT unnest($numbers::VARCHAR[]))
ORDER BY number, ocid
