-- What Splink compares. `met`: the buyers that a supplier was awarded something by. `place_in_core` numbers the members
-- of one name, so that a name with thousands of addresses is compared with its first few, not each with each.
CREATE TABLE member AS
WITH read AS (
    SELECT *
    FROM read_json(
        $members,
        format = 'newline_delimited',
        columns = {
            number: 'INTEGER', core: 'VARCHAR', kind: 'VARCHAR', other: 'VARCHAR', is_distinct: 'BOOLEAN',
            postcode: 'VARCHAR', locality: 'VARCHAR', mentions: 'INTEGER'
        }
    )
),
met AS (
    SELECT
        supplier_spelling.member AS number,
        list_slice(list(DISTINCT buyer_core.core ORDER BY buyer_core.core), 1, 40) AS met
    FROM mention AS supplier
    JOIN spelling AS supplier_spelling ON supplier_spelling.style = supplier.style
    JOIN mention AS buyer ON buyer.ocid = supplier.ocid AND list_contains(buyer.roles, 'buyer')
    JOIN spelling AS buyer_spelling ON buyer_spelling.style = buyer.style
    JOIN read AS buyer_core ON buyer_core.number = buyer_spelling.member
    WHERE len(supplier.awards) > 0
    GROUP BY supplier_spelling.member
)
SELECT
    read.number AS unique_id, core, replace(core, ' ', '') AS letters, kind, nullif(other, '') AS other, is_distinct,
    nullif(postcode, '') AS postcode, nullif(split_part(postcode, ' ', 1), '') AS outward,
    nullif(locality, '') AS locality, met,
    row_number() OVER (PARTITION BY core ORDER BY mentions DESC, read.number) AS place_in_core
FROM read
LEFT JOIN met ON met.number = read.number
