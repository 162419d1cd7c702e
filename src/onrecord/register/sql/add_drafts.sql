-- Each line is what is known of a release, a tab, and its JSON as it is.
INSERT INTO offered BY NAME
SELECT
    unnest(from_json(head, '{
        "slot": "BIGINT", "order": "BIGINT", "ocid": "VARCHAR", "id": "VARCHAR", "id_minted": "BOOLEAN",
        "date": "TIMESTAMP", "date_text": "VARCHAR", "precision": "VARCHAR", "tags": ["VARCHAR"],
        "publisher": "VARCHAR", "license": "VARCHAR", "first_seen": "TIMESTAMP", "raw": "VARCHAR",
        "position": "VARCHAR", "file": "VARCHAR", "typical": "BOOLEAN", "digest": "VARCHAR", "canonical": "VARCHAR",
        "held": "BOOLEAN"
    }')),
    json
FROM read_csv(
    $drafts,
    delim = '\t',
    quote = '',
    escape = '',
    header = false,
    auto_detect = false,
    max_line_size = $longest,
    columns = {head: 'VARCHAR', json: 'VARCHAR'}
)
