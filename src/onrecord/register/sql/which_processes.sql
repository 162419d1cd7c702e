SELECT
    ocid, title, buyer, suppliers, status, method, cpv, currency, minimum, value, awarded,
    coalesce(CAST(published AS VARCHAR), '') AS published, coalesce(CAST(changed AS VARCHAR), '') AS changed,
    closing, closing_doubt, tags, publisher, releases
FROM read_parquet($processes)
ORDER BY ocid
