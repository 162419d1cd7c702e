SELECT DISTINCT ocid, id
FROM read_parquet($files)
WHERE ($prefix <> '' AND starts_with(ocid, $prefix)) OR raw IN (SELECT unnest($raws::VARCHAR[]))
