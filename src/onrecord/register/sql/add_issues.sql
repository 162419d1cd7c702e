INSERT INTO issue
SELECT *
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        "order": 'BIGINT', rule: 'VARCHAR', file: 'VARCHAR', raw: 'VARCHAR', "position": 'VARCHAR', ocid: 'VARCHAR',
        release_id: 'VARCHAR', pointer: 'VARCHAR', found: 'VARCHAR', expected: 'VARCHAR', publisher: 'VARCHAR',
        outcome: 'VARCHAR'
    }
)
