-- The addresses that Python has to search for a postcode.
SELECT DISTINCT coalesce(postcode, '') AS postcode, coalesce(street, '') AS street
FROM mentions
WHERE postcode_of(postcode, street) IS NULL
