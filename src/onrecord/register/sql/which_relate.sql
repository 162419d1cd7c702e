-- Records of which the publisher says that they are related to one of these.
SELECT DISTINCT ocid
FROM rows_of($files)
WHERE identifier IN (SELECT unnest($numbers::VARCHAR[]))
ORDER BY ocid
