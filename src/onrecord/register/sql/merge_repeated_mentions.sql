-- Mentions of those whom the list of parties, or an earlier mention in the same role, has named.
CREATE TEMP TABLE repeated_mentions AS
WITH listed AS (
    SELECT number, pointer, id, name, unnest(CASE WHEN awards IS NULL THEN roles ELSE list_append(roles, 'supplier') END) AS role
    FROM mentions LEFT JOIN held_awards USING (number, pointer)
    WHERE section = 0
),
known AS (
    SELECT number, role, 'id ' || words_of(id) AS handle FROM listed WHERE words_of(id) <> ''
    UNION
    SELECT number, role, name_handle(name) FROM listed WHERE words_of(name) <> ''
),
acting AS (
    SELECT
        number,
        pointer,
        roles[1] AS role,
        handle_of(id, name) AS handle,
        row_number() OVER (PARTITION BY number, role, handle ORDER BY section, above, place) AS time
    FROM mentions
    WHERE section > 0
)
SELECT number, pointer
FROM acting LEFT JOIN known USING (number, role, handle)
WHERE handle IS NULL OR time > 1 OR known.handle IS NOT NULL
