COPY (
    SELECT ocid, id, id_minted, "date", date_text, tags, publisher, license, first_seen, raw, "position", digest, json
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', id: 'VARCHAR', id_minted: 'BOOLEAN', date: 'TIMESTAMP', date_text: 'VARCHAR',
            tags: 'VARCHAR[]', publisher: 'VARCHAR', license: 'VARCHAR', first_seen: 'VARCHAR', raw: 'VARCHAR',
            position: 'VARCHAR', digest: 'VARCHAR', json: 'VARCHAR'
        }
    )
) TO $target (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384)
