SELECT
    number,
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
    published_day(ocid, closing) AS closing_day,
    '' AS closing_doubt,
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
