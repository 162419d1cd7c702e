-- Sums added with their own kind: the fold of `onrecord.reading.money.totals` in SQL. Figures inside others are not added.
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
    FROM read_parquet($files)
    WHERE extent <> 'within'
      AND ($kind IS NULL OR kind = $kind)
      AND ($buyer IS NULL OR contains(' ' || buyer_key || ' ', $buyer))
      AND ($since IS NULL OR day >= $since)
      AND ($until IS NULL OR day <= $until)
),
added AS (
    SELECT
        "key", kind, currency, net, basis, extent,
        coalesce(min("name") FILTER ("name" <> ''), '') AS "name",
        coalesce(sum(amount) FILTER (NOT doubtful), 0) AS amount,
        count(*) FILTER (NOT doubtful) AS figures,
        count(*) FILTER (doubtful) AS left_out,
        coalesce(sum(amount) FILTER (doubtful), 0) AS doubtful_amount
    FROM figures
    GROUP BY ALL
),
counted AS (
    SELECT "key", kind, currency, net, basis, extent, doubt, count(*) AS times
    FROM (SELECT "key", kind, currency, net, basis, extent, unnest(doubts) AS doubt FROM figures WHERE len(doubts) > 0)
    GROUP BY ALL
),
said AS (
    SELECT
        "key", kind, currency, net, basis, extent,
        map(list(doubt ORDER BY doubt), list(times ORDER BY doubt)) AS doubts
    FROM counted
    GROUP BY ALL
)
SELECT
    added."key", added.kind, added.currency, added.net, added.basis, added.extent, added."name", added.amount,
    added.figures, added.left_out, added.doubtful_amount, said.doubts
FROM added
LEFT JOIN said USING ("key", kind, currency, net, basis, extent)
ORDER BY added."key", added.kind, added.currency, added.net, added.basis, added.extent
