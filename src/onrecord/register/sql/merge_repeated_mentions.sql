-- Mentions of those whom the list of parties, or an earlier mention in the same role, has named.
CREATE TEMP TABLE repeated_mentions AS
WITH known AS (
    SELECT DISTINCT number, unnest(roles) AS role, handle
    FROM (
        SELECT
            number,
            CASE WHEN awards IS NULL THEN roles ELSE list_append(roles, 'supplier') END AS roles,
            unnest([by_id, by_name]) AS handle
        FROM mentions LEFT JOIN held_awards USING (number, pointer)
        WHERE section = 0
    )
    WHERE handle IS NOT NULL
),
acting AS (
    SELECT
        number,
        pointer,
        roles[1] AS role,
        coalesce(by_id, by_name) AS handle,
        row_number() OVER (PARTITION BY number, role, handle ORDER BY section, above, place) AS time
    FROM mentions
    WHERE section > 0
)
SELECT number, pointer
FROM acting LEFT JOIN known USING (number, role, handle)
WHERE handle IS NULL OR time > 1 OR known.handle IS NOT NULL
