INSERT INTO offered
SELECT *
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {
        slot: 'BIGINT', "order": 'BIGINT', ocid: 'VARCHAR', id: 'VARCHAR', id_minted: 'BOOLEAN', date: 'TIMESTAMP',
        date_text: 'VARCHAR', "precision": 'VARCHAR', tags: 'VARCHAR[]', publisher: 'VARCHAR', license: 'VARCHAR',
        first_seen: 'TIMESTAMP', raw: 'VARCHAR', "position": 'VARCHAR', file: 'VARCHAR', typical: 'BOOLEAN',
        digest: 'VARCHAR', canonical: 'VARCHAR', json: 'VARCHAR', held: 'BOOLEAN'
    }
)
