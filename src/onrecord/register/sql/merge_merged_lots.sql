-- The lots of each tender, merged by id.
CREATE TEMP TABLE merged_lots AS
SELECT
    number,
    key,
    row_number() OVER (PARTITION BY number ORDER BY min(ord)) - 1 AS place,
    words_of(arg_min(lot.id, ord)) AS id,
    words_of(arg_max(lot.title, ord)) AS title,
    words_of(arg_max(lot.description, ord)) AS description,
    words_of(arg_max(lot.status, ord)) AS status,
    sum_of(arg_max(lot.value.amount, ord)) AS amount,
    words_of(arg_max(lot.value.currency, ord)) AS currency,
    arg_max(lot.classification.scheme, ord) AS scheme,
    arg_max(lot.classification.id, ord) AS code
FROM lot_steps
GROUP BY number, key
