COPY (
    SELECT ocid, CAST(place AS INTEGER) AS place, id, relationship, title, scheme, identifier, uri
    FROM merged_related
    JOIN records USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', relationship: 'VARCHAR[]', title: 'VARCHAR',
            scheme: 'VARCHAR', identifier: 'VARCHAR', uri: 'VARCHAR'
        }
    )
    ORDER BY ocid, place
) TO $target (FORMAT parquet, COMPRESSION zstd)
