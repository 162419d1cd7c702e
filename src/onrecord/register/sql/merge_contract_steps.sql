-- Each contract as each release states it.
CREATE TEMP TABLE contract_steps AS
SELECT number, place << 20 | subscript AS ord, coalesce('=' || contract.id, '#' || ord) AS key, contract
FROM (
    SELECT number, place, unnest(said.contracts) AS contract, generate_subscripts(said.contracts, 1) AS subscript
    FROM typed
)
