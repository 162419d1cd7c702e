-- Sums added with their own kind, the first of each heading: the fold of `onrecord.reading.money.totals`, cut as by
-- `top_of`. Figures inside others are not added. Amounts come as ten-thousandths. Without a limit all totals come; a
-- row at place 0 is the total of all in its heading.
WITH figures AS (
    SELECT
        CASE $by
            WHEN 'buyer' THEN buyer_key
            WHEN 'supplier' THEN supplier_key
            WHEN 'year' THEN coalesce(CAST(year AS VARCHAR), '')
            WHEN 'cpv' THEN substr(cpv, 1, 2)
            ELSE ''
        END AS "key",
        CASE $by WHEN 'buyer' THEN buyer WHEN 'supplier' THEN supplier ELSE '' END AS "name",
        kind, currency, net, basis, extent, amount, doubtful, doubts
    FROM rows_of($files)
    WHERE extent <> 'within'
      AND ($kind IS NULL OR kind = $kind)
      AND ($buyer IS NULL OR contains(' ' || buyer_key || ' ', $buyer))
      AND ($since IS NULL OR day >= $since)
      AND ($until IS NULL OR day <= $until)
),
added AS MATERIALIZED (
    SELECT
        "key", kind, currency, net, basis, extent,
        coalesce(min("name") FILTER ("name" <> ''), '') AS "name",
        coalesce(sum(amount) FILTER (NOT doubtful), 0) AS amount,
        count(*) FILTER (NOT doubtful) AS figures,
        count(*) FILTER (doubtful) AS left_out,
        coalesce(sum(amount) FILTER (doubtful), 0) AS doubtful_amount,
        list(doubts) FILTER (len(doubts) > 0) AS said
    FROM figures
    GROUP BY ALL
),
ranked AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY kind, currency, net, basis, extent) AS totals,
        row_number() OVER (
            PARTITION BY kind, currency, net, basis, extent
            ORDER BY CASE WHEN $by = 'year' THEN 0 ELSE amount END DESC, "key"
        ) AS place
    FROM added
),
listed AS (
    SELECT * FROM ranked WHERE $limit IS NULL OR place <= $limit
    UNION ALL
    SELECT
        '', kind, currency, net, basis, extent, '', sum(amount), sum(figures), sum(left_out), sum(doubtful_amount),
        flatten(list(said) FILTER (said IS NOT NULL)), count(*), 0
    FROM added
    GROUP BY kind, currency, net, basis, extent
)
SELECT
    "key", kind, currency, net, basis, extent, "name", CAST(amount * 10000 AS HUGEINT), CAST(figures AS BIGINT),
    CAST(left_out AS BIGINT), CAST(doubtful_amount * 10000 AS HUGEINT), list_histogram(flatten(said)), totals, place
FROM listed
ORDER BY kind, currency, net, basis, extent, place
