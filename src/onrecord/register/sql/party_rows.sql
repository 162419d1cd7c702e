-- Unless contact details are asked for: no postcode of a supplier, as a sole trader's is that of a home, and no e-mail
-- addresses or telephone numbers in names, which the table keeps as they were published, to join parties by them.
SELECT * REPLACE (
    CASE WHEN $contacts THEN name ELSE regexp_replace(name, $reachable, '[…]', 'g') END AS name,
    CASE WHEN $contacts THEN legal_name ELSE regexp_replace(legal_name, $reachable, '[…]', 'g') END AS legal_name,
    CASE WHEN $contacts OR list_has_any(roles, ['buyer', 'procuringEntity']) THEN postcode END AS postcode
)
FROM rows_of($files)
WHERE $ocids IS NULL OR ocid IN (SELECT unnest($ocids::VARCHAR[]))
ORDER BY ALL
