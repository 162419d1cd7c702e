COPY (
    SELECT ocid, CAST(place AS INTEGER) AS place, id, title, description, status, amount, currency
    FROM merged_lots
    JOIN records USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', title: 'VARCHAR', description: 'VARCHAR',
            status: 'VARCHAR', amount: 'DECIMAL(38, 4)', currency: 'VARCHAR'
        }
    )
    ORDER BY ocid, place
) TO $target (FORMAT parquet, COMPRESSION zstd)
