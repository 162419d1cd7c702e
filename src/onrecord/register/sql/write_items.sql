COPY (
    SELECT
        ocid, section, CAST(parent AS INTEGER) AS parent, CAST(place AS INTEGER) AS place, id, description,
        scheme, words_of(code) AS code, classification, quantity, unit, amount, currency, lot
    FROM merged_items
    JOIN records USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', section: 'VARCHAR', parent: 'INTEGER', place: 'INTEGER', id: 'VARCHAR',
            description: 'VARCHAR', scheme: 'VARCHAR', code: 'VARCHAR', classification: 'VARCHAR',
            quantity: 'DECIMAL(38, 4)', unit: 'VARCHAR', amount: 'DECIMAL(38, 4)', currency: 'VARCHAR', lot: 'VARCHAR'
        }
    )
    ORDER BY ocid, section, parent, place
) TO $target (FORMAT parquet, COMPRESSION zstd)
