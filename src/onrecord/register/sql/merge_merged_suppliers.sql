-- The suppliers of each award, merged by id.
CREATE TEMP TABLE merged_suppliers AS
SELECT
    number,
    merged_awards.place AS award,
    row_number() OVER (PARTITION BY number, merged_awards.place ORDER BY min(ord)) - 1 AS place,
    any_value(in_force) AS in_force,
    any_value(merged_awards.id) AS award_id,
    arg_min(supplier.id, ord) AS id,
    arg_max(supplier.name, ord) AS name,
    arg_max(supplier.identifier.legalName, ord) AS legal_name,
    arg_max(supplier.identifier.scheme, ord) AS scheme,
    arg_max(supplier.identifier.id, ord) AS identifier,
    arg_max(supplier.additionalIdentifiers, ord) AS others,
    arg_max(supplier.address.locality, ord) AS locality,
    arg_max(supplier.address.region, ord) AS region,
    arg_max(supplier.address.countryName, ord) AS country,
    arg_max(supplier.address.postalCode, ord) AS postcode,
    arg_max(supplier.address.streetAddress, ord) AS street,
    words_of(name) AS shown
FROM (
    SELECT number, above, step << 20 | subscript AS ord, coalesce('=' || supplier.id, '#' || ord) AS key, supplier
    FROM (
        SELECT
            number,
            ord AS step,
            key AS above,
            unnest(award.suppliers) AS supplier,
            generate_subscripts(award.suppliers, 1) AS subscript
        FROM award_steps
    )
) AS stated
JOIN merged_awards USING (number)
WHERE merged_awards.key = above
GROUP BY number, merged_awards.place, stated.key
