COPY (
    SELECT
        ocid,
        titles.title,
        description,
        coalesce(buyers.buyer, '') AS buyer,
        coalesce(suppliers, []) AS suppliers,
        CASE WHEN awards > 0 AND status IN ('', 'active', 'complete', 'planned', 'planning') THEN 'awarded' ELSE status END AS status,
        coalesce(nullif(method_details, ''), method) AS method,
        coalesce(codes, []) AS cpv,
        CASE
            WHEN totals.currency IS NOT NULL THEN totals.currency
            WHEN value IS NOT NULL THEN value_currency
            WHEN minimum IS NOT NULL THEN minimum_currency
            ELSE ''
        END AS currency,
        minimum,
        value,
        CAST(awarded AS DECIMAL(38, 4)) AS awarded,
        published,
        changed,
        closing,
        london_day(closing) AS closing_day,
        tags,
        publisher,
        releases
    FROM heads
    JOIN records USING (number)
    JOIN titles USING (number)
    JOIN histories USING (number)
    LEFT JOIN buyers USING (number)
    LEFT JOIN winners USING (number)
    LEFT JOIN cpv USING (number)
    LEFT JOIN totals USING (number)
    WHERE NOT folded
    UNION ALL
    SELECT *
    FROM read_json(
        $drafts,
        format = 'newline_delimited',
        maximum_object_size = $longest,
        columns = {
            ocid: 'VARCHAR', title: 'VARCHAR', description: 'VARCHAR', buyer: 'VARCHAR', suppliers: 'VARCHAR[]',
            status: 'VARCHAR', method: 'VARCHAR', cpv: 'VARCHAR[]', currency: 'VARCHAR', minimum: 'DECIMAL(38, 4)',
            value: 'DECIMAL(38, 4)', awarded: 'DECIMAL(38, 4)', published: 'DATE', changed: 'DATE',
            closing: 'VARCHAR', closing_day: 'DATE', tags: 'VARCHAR[]', publisher: 'VARCHAR', releases: 'INTEGER'
        }
    )
    ORDER BY ocid
) TO $target (FORMAT parquet, COMPRESSION zstd)
