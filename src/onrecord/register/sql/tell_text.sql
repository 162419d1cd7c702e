SELECT
    ocid,
    field,
    min(row(place, pointer))[2] AS pointer,
    said AS text,
    CAST(min(place) AS INTEGER) AS first,
    CAST(max(place) AS INTEGER) AS last
FROM said_texts
JOIN records USING (number)
WHERE NOT folded AND NOT is_date AND said <> ''
GROUP BY ocid, field, said
