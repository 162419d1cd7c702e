-- The suppliers of the awards in force, each name once, in order.
CREATE TEMP TABLE winners AS
SELECT number, list(shown ORDER BY rank) AS suppliers
FROM (
    SELECT number, shown, min(row(award, place)) AS rank
    FROM merged_suppliers
    WHERE in_force AND shown <> ''
    GROUP BY number, shown
)
GROUP BY number
