-- As party_rows has it where nobody asks for contact details.
SELECT * REPLACE (
    regexp_replace(name, getvariable('reachable'), '[…]', 'g') AS name,
    regexp_replace(legal_name, getvariable('reachable'), '[…]', 'g') AS legal_name,
    CASE WHEN list_has_any(roles, ['buyer', 'procuringEntity']) THEN postcode END AS postcode
)
FROM rows_of(getvariable('files_of_TABLE'))
