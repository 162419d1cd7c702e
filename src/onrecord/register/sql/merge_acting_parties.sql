-- Buyers and procuring entities where they act: OCDS 1.0 says there what 1.1 says in `parties`.
CREATE TEMP TABLE acting_parties AS
SELECT
    number,
    role,
    arg_max(party.id, ord) AS id,
    arg_max(party.name, ord) AS name,
    arg_max(party.identifier.legalName, ord) AS legal_name,
    arg_max(party.identifier.scheme, ord) AS scheme,
    arg_max(party.identifier.id, ord) AS identifier,
    arg_max(party.additionalIdentifiers, ord) AS others,
    arg_max(party.address.locality, ord) AS locality,
    arg_max(party.address.region, ord) AS region,
    arg_max(party.address.countryName, ord) AS country,
    arg_max(party.address.postalCode, ord) AS postcode,
    arg_max(party.address.streetAddress, ord) AS street
FROM (
    SELECT number, place AS ord, 'buyer' AS role, said.buyer AS party FROM typed
    UNION ALL
    SELECT number, place, 'procuringEntity', said.tender.procuringEntity FROM typed
)
WHERE party IS NOT NULL
GROUP BY number, role
