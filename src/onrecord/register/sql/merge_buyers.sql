-- The buyer by name: as the record names it, else the first party in that role, else the procuring entity.
CREATE TEMP TABLE buyers AS
SELECT number, coalesce(nullif(heads.buyer, ''), first_buyer.name, heads.entity) AS buyer
FROM heads
LEFT JOIN (
    SELECT number, arg_min(shown, place) AS name
    FROM listed_parties
    WHERE list_contains(roles, 'buyer') AND words_of(name) <> ''
    GROUP BY number
) AS first_buyer USING (number)
