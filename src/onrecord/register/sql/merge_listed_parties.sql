-- The parties of each record, merged by id; `place` is that in the compiled array.
CREATE TEMP TABLE listed_parties AS
SELECT
    number,
    row_number() OVER (PARTITION BY number ORDER BY min(ord)) - 1 AS place,
    arg_min(party.id, ord) AS id,
    arg_max(party.name, ord) AS name,
    arg_max(party.identifier.legalName, ord) AS legal_name,
    arg_max(party.identifier.scheme, ord) AS scheme,
    arg_max(party.identifier.id, ord) AS identifier,
    arg_max(party.additionalIdentifiers, ord) AS others,
    arg_max(party.address.locality, ord) AS locality,
    arg_max(party.address.region, ord) AS region,
    arg_max(party.address.countryName, ord) AS country,
    arg_max(party.address.postalCode, ord) AS postcode,
    arg_max(party.address.streetAddress, ord) AS street,
    arg_max(party.roles, ord) AS roles,
    words_of(name) AS shown
FROM (
    SELECT
        number,
        place << 20 | subscript AS ord,
        coalesce('=' || party.id, '#' || ord) AS key,
        party
    FROM (SELECT number, place, unnest(said.parties) AS party, generate_subscripts(said.parties, 1) AS subscript FROM typed)
)
GROUP BY number, key
