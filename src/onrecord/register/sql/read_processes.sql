SELECT number, drafts.*
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        ocid: 'VARCHAR', title: 'VARCHAR', description: 'VARCHAR', buyer: 'VARCHAR', suppliers: 'VARCHAR[]',
        status: 'VARCHAR', method: 'VARCHAR', cpv: 'VARCHAR[]', currency: 'VARCHAR', minimum: 'DECIMAL(38, 4)',
        value: 'DECIMAL(38, 4)', awarded: 'DECIMAL(38, 4)', published: 'DATE', changed: 'DATE',
        closing: 'VARCHAR', closing_day: 'DATE', closing_doubt: 'VARCHAR', tags: 'VARCHAR[]', publisher: 'VARCHAR', releases: 'INTEGER'
    }
) AS drafts
JOIN records USING (ocid)
