SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', section: 'VARCHAR', parent: 'INTEGER', place: 'INTEGER', id: 'VARCHAR', type: 'VARCHAR',
        title: 'VARCHAR', description: 'VARCHAR', url: 'VARCHAR', day: 'DATE', format: 'VARCHAR',
        language: 'VARCHAR'
    }
) AS drafts
JOIN records USING (ocid)
