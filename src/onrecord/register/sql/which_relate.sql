-- Records of which the publisher says that they are related to this one.
SELECT DISTINCT ocid
FROM relation
WHERE identifier = $number
ORDER BY ocid
