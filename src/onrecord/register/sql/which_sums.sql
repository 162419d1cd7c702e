SELECT ocid, list(DISTINCT amount) AS amounts
FROM read_parquet($sums)
WHERE amount > 0
GROUP BY ocid
