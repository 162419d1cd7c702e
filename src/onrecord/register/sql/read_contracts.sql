SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', award: 'VARCHAR', title: 'VARCHAR', status: 'VARCHAR',
        day: 'DATE', date_text: 'VARCHAR', starts: 'DATE', ends: 'DATE', amount: 'DECIMAL(38, 4)',
        currency: 'VARCHAR'
    }
) AS drafts
JOIN records USING (ocid)
