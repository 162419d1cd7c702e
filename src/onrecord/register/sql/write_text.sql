COPY (
    SELECT
        ocid,
        field,
        min(row(place, pointer))[2] AS pointer,
        said AS text,
        CAST(min(place) AS INTEGER) AS first,
        CAST(max(place) AS INTEGER) AS last
    FROM said_texts
    JOIN records USING (number)
    WHERE NOT folded AND NOT is_date AND said <> ''
    GROUP BY ocid, field, said
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', field: 'VARCHAR', pointer: 'VARCHAR', text: 'VARCHAR', first: 'INTEGER',
            last: 'INTEGER'
        }
    )
    ORDER BY ocid, first, pointer, text
) TO $target (FORMAT parquet, COMPRESSION zstd)
