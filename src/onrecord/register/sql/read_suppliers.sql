SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', award: 'INTEGER', place: 'INTEGER', award_id: 'VARCHAR', id: 'VARCHAR', name: 'VARCHAR'
    }
) AS drafts
JOIN records USING (ocid)
