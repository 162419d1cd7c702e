-- With whom, the most awards first.
WITH pairs AS (
    SELECT buying.party AS buyer, selling.party AS supplier, count(*) AS awards
    FROM deal
    JOIN buying USING (ocid)
    JOIN selling USING (ocid, place)
    GROUP BY ALL
),
sided AS (
    SELECT buyer AS party, 'buyer' AS side, supplier AS partner, awards FROM pairs
    UNION ALL
    SELECT supplier AS party, 'supplier' AS side, buyer AS partner, awards FROM pairs
),
ranked AS (
    SELECT
        *, count(*) OVER (PARTITION BY party, side) AS partners,
        row_number() OVER (PARTITION BY party, side ORDER BY awards DESC, name, id) AS rank
    FROM sided
    JOIN (SELECT DISTINCT party AS partner, id, name FROM belonging) USING (partner)
)
SELECT party, side, id, name, awards, partners FROM ranked WHERE rank <= $most ORDER BY party, side, rank
