COPY (
    SELECT DISTINCT * FROM issue WHERE "order" IN (SELECT "order" FROM kept)
    UNION ALL BY NAME
    SELECT
        $rule AS rule, offered.file, offered.raw, offered."position", offered.ocid, offered.id AS release_id,
        '/id' AS pointer, offered.id[:200] AS found, $expected AS expected, offered.publisher, 'noted' AS outcome
    FROM kept JOIN offered ON offered.rowid = kept.number
    WHERE kept.clashes
    UNION ALL BY NAME
    SELECT *
    FROM read_json(
        $strays,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            rule: 'VARCHAR', file: 'VARCHAR', raw: 'VARCHAR', position: 'VARCHAR', ocid: 'VARCHAR',
            release_id: 'VARCHAR', pointer: 'VARCHAR', found: 'VARCHAR', expected: 'VARCHAR', publisher: 'VARCHAR',
            outcome: 'VARCHAR'
        }
    )
) TO $target (FORMAT parquet, COMPRESSION zstd)
