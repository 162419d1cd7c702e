SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', title: 'VARCHAR', status: 'VARCHAR', day: 'DATE',
        date_text: 'VARCHAR', amount: 'DECIMAL(38, 4)', currency: 'VARCHAR', suppliers: 'VARCHAR[]'
    }
) AS drafts
JOIN records USING (ocid)
