-- The CPV codes of each record in order, each once: of its tender, of the items of that, of its lots.
CREATE TEMP TABLE cpv AS
WITH named AS (
    SELECT number, 0 AS section, CAST(-1 AS BIGINT) AS place, CAST(-1 AS BIGINT) AS further, code, scheme FROM heads
    UNION ALL
    SELECT number, CASE lot WHEN -1 THEN 0 ELSE 2 END, lot, place, code, scheme FROM merged_codes
    UNION ALL
    SELECT number, 1, place, -1, code, scheme FROM merged_items WHERE section = 'tender'
    UNION ALL
    SELECT number, 1, place, subscript, other.id, other.scheme
    FROM (
        SELECT number, place, unnest(others) AS other, generate_subscripts(others, 1) AS subscript
        FROM merged_items
        WHERE section = 'tender'
    )
    UNION ALL
    SELECT number, 2, place, -1, code, scheme FROM merged_lots
),
ranked AS (
    SELECT
        number,
        regexp_extract(code, '^[0-9]{2,8}') AS code,
        min(row(section, place, further)) AS rank
    FROM named
    WHERE upper(words_of(scheme)) IN ('CPV', '') AND regexp_matches(code, '^[0-9]{2}')
    GROUP BY 1, 2
)
SELECT number, list(code ORDER BY rank) AS codes FROM ranked GROUP BY number
