SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', pointer: 'VARCHAR', id: 'VARCHAR', name: 'VARCHAR', legal_name: 'VARCHAR',
        scheme: 'VARCHAR', identifier: 'VARCHAR', others: 'VARCHAR[]', roles: 'VARCHAR[]', locality: 'VARCHAR',
        region: 'VARCHAR', country: 'VARCHAR', postcode: 'VARCHAR', awards: 'INTEGER[]'
    }
) AS drafts
JOIN records USING (ocid)
