SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', section: 'VARCHAR', parent: 'INTEGER', place: 'INTEGER', id: 'VARCHAR',
        description: 'VARCHAR', scheme: 'VARCHAR', code: 'VARCHAR', classification: 'VARCHAR',
        quantity: 'DECIMAL(38, 4)', unit: 'VARCHAR', amount: 'DECIMAL(38, 4)', currency: 'VARCHAR', lot: 'VARCHAR'
    }
) AS drafts
JOIN records USING (ocid)
