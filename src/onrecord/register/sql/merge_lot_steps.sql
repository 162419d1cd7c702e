-- Each lot as each release states it.
CREATE TEMP TABLE lot_steps AS
SELECT number, place << 20 | subscript AS ord, coalesce('=' || lot.id, '#' || ord) AS key, lot
FROM (
    SELECT number, place, unnest(said.tender.lots) AS lot, generate_subscripts(said.tender.lots, 1) AS subscript
    FROM typed
)
