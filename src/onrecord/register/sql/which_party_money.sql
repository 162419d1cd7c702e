-- Sums by party and side, each added with its own kind only; those in doubt are counted and left out.
WITH money AS (
    SELECT
        money.*,
        coalesce(TRY_CAST(nullif(regexp_extract(money.pointer, '^/awards/(\d+)/', 1), '') AS INTEGER), award.place) AS place
    FROM rows_of($money) AS money
    LEFT JOIN rows_of($awards) AS award ON award.ocid = money.ocid AND award.id = money.award AND money.award <> ''
    WHERE money.extent <> 'within'
),
sided AS (
    SELECT party, 'buyer' AS side, buying.together > 1 AS shared, money.* FROM buying JOIN money USING (ocid)
    UNION ALL
    SELECT party, 'supplier' AS side, selling.together > 1 AS shared, money.* FROM selling JOIN money USING (ocid, place)
)
SELECT
    party, side, year, kind, currency, net, basis, extent, shared,
    coalesce(sum(amount) FILTER (NOT doubtful), 0) AS amount,
    count(*) FILTER (NOT doubtful) AS sums,
    count(*) FILTER (doubtful) AS doubtful
FROM sided
GROUP BY ALL
ORDER BY party, side, year, kind, currency, net, basis, extent, shared
