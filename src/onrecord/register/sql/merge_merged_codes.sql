-- The further classifications of each tender and lot, merged by id; `lot` is the place of the lot, -1 for the tender.
CREATE TEMP TABLE merged_codes AS
WITH stated AS (
    SELECT
        number, CAST(-1 AS BIGINT) AS lot, CAST(place AS BIGINT) AS step, said.tender.additionalClassifications AS codes
    FROM typed
    UNION ALL
    SELECT number, place, ord, lot.additionalClassifications FROM lot_steps JOIN merged_lots USING (number, key)
)
SELECT
    number,
    lot,
    row_number() OVER (PARTITION BY number, lot ORDER BY min(ord)) - 1 AS place,
    arg_min(code.id, ord) AS code,
    arg_max(code.scheme, ord) AS scheme
FROM (
    SELECT number, lot, step << 20 | subscript AS ord, coalesce('=' || code.id, '#' || ord) AS key, code
    FROM (SELECT number, lot, step, unnest(codes) AS code, generate_subscripts(codes, 1) AS subscript FROM stated)
)
GROUP BY number, lot, key
