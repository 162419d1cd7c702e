COPY (
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        columns = {
            rule: 'VARCHAR', file: 'VARCHAR', raw: 'VARCHAR', position: 'VARCHAR', ocid: 'VARCHAR',
            release_id: 'VARCHAR', pointer: 'VARCHAR', found: 'VARCHAR', expected: 'VARCHAR', publisher: 'VARCHAR',
            outcome: 'VARCHAR'
        }
    )
) TO $target (FORMAT parquet, COMPRESSION zstd)
