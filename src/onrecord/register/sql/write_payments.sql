COPY (
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        columns = {
            member: 'VARCHAR', sheet: 'VARCHAR', "row": 'INTEGER', nth: 'INTEGER', body: 'VARCHAR', supplier: 'VARCHAR',
            supplier_text: 'VARCHAR', company: 'VARCHAR', private: 'BOOLEAN', redacted: 'BOOLEAN', "day": 'DATE',
            day_text: 'VARCHAR', day_sure: 'BOOLEAN', amount: 'DECIMAL(24, 6)', amount_text: 'VARCHAR',
            basis: 'VARCHAR', net: 'DECIMAL(24, 6)', vat: 'DECIMAL(24, 6)', gross: 'DECIMAL(24, 6)',
            department: 'VARCHAR', category: 'VARCHAR', description: 'VARCHAR', "transaction": 'VARCHAR',
            key: 'VARCHAR', body_key: 'VARCHAR', pounds: 'BIGINT'
        }
    )
) TO $target (FORMAT parquet, COMPRESSION zstd)
