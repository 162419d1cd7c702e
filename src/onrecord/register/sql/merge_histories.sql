-- What the releases of each record say together: their days, tags, number, and the publisher of the last one.
CREATE TEMP TABLE histories AS
WITH tagged AS (
    SELECT number, list(tag ORDER BY rank) AS tags
    FROM (
        SELECT number, tag, min(row(place, subscript)) AS rank
        FROM (
            SELECT number, place, unnest(tags) AS tag, generate_subscripts(tags, 1) AS subscript
            FROM releases JOIN records USING (ocid)
            WHERE NOT folded
        )
        GROUP BY number, tag
    )
    GROUP BY number
)
SELECT number, published, changed, publisher, releases, coalesce(tags, []) AS tags
FROM (
    SELECT
        number,
        min(day) AS published,
        max(day) AS changed,
        arg_max(publisher, place) AS publisher,
        CAST(count(*) AS INTEGER) AS releases
    FROM (
        SELECT number, place, publisher, CAST(timezone('Europe/London', timezone('UTC', "date")) AS DATE) AS day
        FROM releases JOIN records USING (ocid)
        WHERE NOT folded
    )
    GROUP BY number
)
LEFT JOIN tagged USING (number)
