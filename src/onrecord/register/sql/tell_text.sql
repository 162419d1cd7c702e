SELECT number, ocid, field, pointer, said AS text, CAST(first AS INTEGER) AS first, CAST(last AS INTEGER) AS last
FROM (
    SELECT number, field, said, min(row(place, pointer))[2] AS pointer, min(place) AS first, max(place) AS last
    FROM said_texts
    WHERE NOT is_date AND said <> ''
    GROUP BY number, field, said
)
JOIN records USING (number)
WHERE NOT folded
