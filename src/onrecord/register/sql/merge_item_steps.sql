-- Each item as each release states it, whatever it belongs to.
CREATE TEMP TABLE item_steps AS
WITH stated AS (
    SELECT number, 'tender' AS section, '' AS above, CAST(place AS BIGINT) AS step, said.tender.items AS items FROM typed
    UNION ALL
    SELECT number, 'award', key, ord, award.items FROM award_steps
    UNION ALL
    SELECT number, 'contract', key, ord, contract.items FROM contract_steps
)
SELECT number, section, above, step << 20 | subscript AS ord, coalesce('=' || item.id, '#' || ord) AS key, item
FROM (
    SELECT number, section, above, step, unnest(items) AS item, generate_subscripts(items, 1) AS subscript FROM stated
)
