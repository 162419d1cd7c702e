-- The awards that each mention of a supplier holds.
CREATE TEMP TABLE held_awards AS
SELECT number, pointer, list(DISTINCT award ORDER BY award) AS awards
FROM (
    SELECT number, pointer, unnest([by_id, by_name]) AS handle
    FROM mentions SEMI JOIN merged_suppliers USING (number)
    WHERE section IN (0, 3)
)
JOIN supplied USING (number, handle)
GROUP BY number, pointer
