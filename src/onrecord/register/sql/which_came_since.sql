-- Records of which anything came in from a line of the ledger on, by ocid, some at a time.
SELECT DISTINCT ocid
FROM rows_of($files)
WHERE "order" >= $first AND ocid > $behind
ORDER BY ocid
LIMIT $limit
