SELECT
    "order", ocid, id, id_minted, date, date_text, "precision", tags, publisher, license, first_seen, raw,
    "position", file, plain, digest, canonical, json
FROM read_parquet($releases)
ORDER BY ocid, place
