COPY (
    SELECT
        ocid,
        CAST(place AS INTEGER) AS place,
        id,
        award,
        title,
        status,
        london_day(date_text) AS day,
        date_text,
        london_day(start_text) AS starts,
        london_day(end_text) AS ends,
        amount,
        currency
    FROM merged_contracts
    JOIN records USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', award: 'VARCHAR', title: 'VARCHAR', status: 'VARCHAR',
            day: 'DATE', date_text: 'VARCHAR', starts: 'DATE', ends: 'DATE', amount: 'DECIMAL(38, 4)',
            currency: 'VARCHAR'
        }
    )
    ORDER BY ocid, place
) TO $target (FORMAT parquet, COMPRESSION zstd)
