-- In the order of the file, which is by ocid and place.
SELECT
    "order", ocid, id, id_minted, date, date_text, "precision", tags, publisher, license, first_seen, raw,
    "position", file, typical, digest, canonical, json
FROM read_parquet($releases)
