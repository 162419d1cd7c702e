-- The days of each record as ordinals: those of its releases first, then those of the process itself.
SELECT ocid, list(ordinal ORDER BY rank, first, pointer) AS days
FROM (
    SELECT
        ocid,
        pointer,
        first,
        date_diff('day', DATE '0001-01-01', day) + 1 AS ordinal,
        CASE
            WHEN field = '/date' THEN 0
            WHEN regexp_matches(field, '/(documents|items|lots|milestones)/') THEN 2
            ELSE 1
        END AS rank
    FROM read_parquet($dates)
    WHERE day IS NOT NULL
)
GROUP BY ocid
