-- Every organisation named in a record: those listed, then those named only where they act.
CREATE TEMP TABLE mentions AS
SELECT *, 'id ' || nullif(words_of(id), '') AS by_id, name_handle(name) AS by_name
FROM (
SELECT
    number, 0 AS section, 0 AS above, place, '/parties/' || place AS pointer, coalesce(roles, []) AS roles, id, name, legal_name, scheme,
    identifier, others, locality, region, country, postcode, street
FROM listed_parties
UNION ALL
SELECT
    number, CASE role WHEN 'buyer' THEN 1 ELSE 2 END, 0, 0, CASE role WHEN 'buyer' THEN '/buyer' ELSE '/tender/procuringEntity' END,
    [role], id, name, legal_name, scheme, identifier, others, locality, region, country, postcode, street
FROM acting_parties
UNION ALL
SELECT
    number, 3, award, place, '/awards/' || award || '/suppliers/' || place, ['supplier'], id, name, legal_name, scheme,
    identifier, others, locality, region, country, postcode, street
FROM merged_suppliers
)
