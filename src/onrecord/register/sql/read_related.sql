SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', place: 'INTEGER', id: 'VARCHAR', relationship: 'VARCHAR[]', title: 'VARCHAR',
        scheme: 'VARCHAR', identifier: 'VARCHAR', uri: 'VARCHAR'
    }
) AS drafts
JOIN records USING (ocid)
