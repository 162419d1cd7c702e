COPY (
    SELECT
        offered.ocid, kept.place, offered.id, offered.id_minted, offered.date, offered.date_text,
        offered."precision", offered.tags, offered.publisher, offered.license, offered.first_seen, offered.raw,
        offered."position", offered.file, offered."order", offered.slot, offered.typical, offered.digest,
        kept.canonical, offered.json
    FROM kept JOIN offered ON offered.rowid = kept.number
    ORDER BY offered.ocid, kept.place
) TO $target (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 4096)
