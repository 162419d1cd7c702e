COPY (
    SELECT
        ocid,
        field,
        min(row(place, pointer))[2] AS pointer,
        london_day(said) AS day,
        said AS date_text,
        CAST(min(place) AS INTEGER) AS first,
        CAST(max(place) AS INTEGER) AS last
    FROM said_texts
    JOIN records USING (number)
    WHERE NOT folded AND is_date
    GROUP BY ocid, field, said
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', field: 'VARCHAR', pointer: 'VARCHAR', day: 'DATE', date_text: 'VARCHAR',
            first: 'INTEGER', last: 'INTEGER'
        }
    )
    ORDER BY ocid, first, pointer, date_text
) TO $target (FORMAT parquet, COMPRESSION zstd)
