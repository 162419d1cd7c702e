SELECT DISTINCT publisher, license
FROM rows_of($files)
WHERE publisher <> '' OR license <> ''
ORDER BY ALL
