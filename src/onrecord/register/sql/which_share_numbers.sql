-- Records whose notices are published under one of these numbers.
SELECT DISTINCT ocid
FROM rows_of($files)
WHERE id IN (SELECT unnest($ids::VARCHAR[]))
   OR left(id, 36) IN (SELECT unnest($ids::VARCHAR[]))
ORDER BY ocid
