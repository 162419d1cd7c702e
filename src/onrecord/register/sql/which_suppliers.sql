SELECT DISTINCT ocid, name, CASE WHEN scheme = 'GB-COH' THEN identifier ELSE '' END AS company
FROM rows_of($files)
WHERE len(awards) > 0
  AND (list_contains($words, regexp_extract(
          regexp_replace(regexp_replace(lower(name), '[’''‘`´]', '', 'g'), '^\W*the\s+', ''), '[^\W_]+'))
       OR list_contains($companies, identifier))
