COPY (
    SELECT
        ocid, CAST(award AS INTEGER) AS award, CAST(place AS INTEGER) AS place, words_of(award_id) AS award_id,
        words_of(id) AS id, words_of(name) AS name
    FROM merged_suppliers
    JOIN records USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', award: 'INTEGER', place: 'INTEGER', award_id: 'VARCHAR', id: 'VARCHAR', name: 'VARCHAR'
        }
    )
    ORDER BY ocid, award, place
) TO $target (FORMAT parquet, COMPRESSION zstd)
