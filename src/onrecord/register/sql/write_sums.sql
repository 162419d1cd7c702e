COPY (
    SELECT
        ocid,
        field,
        min(row(place, pointer))[2] AS pointer,
        kind,
        amount,
        currency,
        CAST(min(place) AS INTEGER) AS first,
        CAST(max(place) AS INTEGER) AS last
    FROM (
        SELECT *, sum_of(said) AS amount, CASE
            WHEN starts_with(field || '/', '/tender/minValue/') THEN 'floor'
            WHEN starts_with(field || '/', '/tender/value/') THEN 'advertised'
            WHEN starts_with(field || '/', '/tender/lots/') THEN 'lot'
            WHEN starts_with(field || '/', '/awards/') THEN 'award'
            WHEN starts_with(field || '/', '/contracts/') THEN 'contract'
            WHEN starts_with(field || '/', '/planning/') THEN 'budget'
            ELSE 'other'
        END AS kind
        FROM said_sums
    )
    JOIN records USING (number)
    WHERE NOT folded AND amount IS NOT NULL
    GROUP BY ocid, field, kind, amount, currency
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', field: 'VARCHAR', pointer: 'VARCHAR', kind: 'VARCHAR', amount: 'DECIMAL(38, 4)',
            currency: 'VARCHAR', first: 'INTEGER', last: 'INTEGER'
        }
    )
    ORDER BY ocid, first, pointer, amount, currency
) TO $target (FORMAT parquet, COMPRESSION zstd)
