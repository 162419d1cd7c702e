-- The awards that each mention of a supplier holds.
CREATE TEMP TABLE held_awards AS
SELECT number, pointer, list(DISTINCT award ORDER BY award) AS awards
FROM (
    SELECT number, pointer, 'id ' || words_of(id) AS handle FROM mentions WHERE section IN (0, 3) AND words_of(id) <> ''
    UNION ALL
    SELECT number, pointer, name_handle(name) FROM mentions WHERE section IN (0, 3) AND words_of(name) <> ''
)
JOIN supplied USING (number, handle)
GROUP BY number, pointer
