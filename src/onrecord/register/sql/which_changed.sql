-- Records of which a later release came within a period, the newest first; `known` goes by when we saw it.
WITH released AS (
    SELECT
        ocid,
        -- Instants of our own clock are text in some generations: their first 19 signs are the second, in UTC.
        CAST(left(CAST(first_seen AS VARCHAR), 19) AS TIMESTAMP) AS seen,
        CASE WHEN $known THEN seen ELSE "date" END AS moment
    FROM rows_of($files)
    WHERE $known_at IS NULL OR seen <= $known_at
),
moved AS (
    SELECT
        ocid,
        max(moment) FILTER (
            ($since IS NULL OR moment >= $since) AND ($until IS NULL OR moment <= $until)
        ) AS newest,
        count(*) AS releases
    FROM released
    GROUP BY ocid
)
SELECT ocid
FROM moved
WHERE releases > 1
  AND (newest IS NOT NULL OR ($since IS NULL AND $until IS NULL))
  AND (
    $words IS NULL OR ocid IN (
        SELECT ocid
        FROM rows_of($processes)
        WHERE len(list_filter(
            $words::VARCHAR[],
            lambda word: NOT contains(lower(strip_accents(regexp_replace(buyer, '[''’ʼ‘,]', '', 'g'))), word)
        )) = 0
    )
  )
ORDER BY newest DESC NULLS LAST, ocid
