SELECT
    number,
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
GROUP BY number, ocid, field, kind, amount, currency
