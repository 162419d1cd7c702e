SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', field: 'VARCHAR', pointer: 'VARCHAR', day: 'DATE', date_text: 'VARCHAR',
        first: 'INTEGER', last: 'INTEGER'
    }
) AS drafts
JOIN records USING (ocid)
