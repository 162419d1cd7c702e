SELECT *
FROM rows_of($files)
WHERE $ocids IS NULL OR ocid IN (SELECT unnest($ocids::VARCHAR[]))
ORDER BY ALL
