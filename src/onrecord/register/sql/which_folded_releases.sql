SELECT ocid, id, id_minted, date_text, tags, publisher, releases.json
FROM read_parquet($releases) AS releases JOIN records USING (ocid)
WHERE folded
ORDER BY ocid, place
