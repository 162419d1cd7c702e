COPY (
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', pointer: 'VARCHAR', release_id: 'VARCHAR', kind: 'VARCHAR', amount: 'DECIMAL(38, 4)',
            currency: 'VARCHAR', net: 'VARCHAR', basis: 'VARCHAR', extent: 'VARCHAR', lot: 'VARCHAR', award: 'VARCHAR',
            was: 'DECIMAL(38, 4)', day: 'DATE', year: 'INTEGER', buyer: 'VARCHAR', buyer_key: 'VARCHAR',
            buyer_id: 'VARCHAR', supplier: 'VARCHAR', supplier_key: 'VARCHAR', suppliers: 'VARCHAR[]', cpv: 'VARCHAR',
            doubts: 'VARCHAR[]', doubtful: 'BOOLEAN'
        }
    )
) TO $target (FORMAT parquet, COMPRESSION zstd)
