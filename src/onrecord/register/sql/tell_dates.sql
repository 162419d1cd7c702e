SELECT
    ocid,
    field,
    min(row(place, pointer))[2] AS pointer,
    published_day(ocid, said) AS day,
    said AS date_text,
    CAST(min(place) AS INTEGER) AS first,
    CAST(max(place) AS INTEGER) AS last
FROM said_texts
JOIN records USING (number)
WHERE NOT folded AND is_date
GROUP BY ocid, field, said
