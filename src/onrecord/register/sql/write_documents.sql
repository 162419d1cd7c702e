COPY (
    SELECT
        ocid, section, CAST(parent AS INTEGER) AS parent, CAST(place AS INTEGER) AS place, id, type, title,
        description, url, london_day(date_text) AS day, format, language
    FROM merged_documents
    JOIN records USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', section: 'VARCHAR', parent: 'INTEGER', place: 'INTEGER', id: 'VARCHAR', type: 'VARCHAR',
            title: 'VARCHAR', description: 'VARCHAR', url: 'VARCHAR', day: 'DATE', format: 'VARCHAR',
            language: 'VARCHAR'
        }
    )
    ORDER BY ocid, section, parent, place
) TO $target (FORMAT parquet, COMPRESSION zstd)
