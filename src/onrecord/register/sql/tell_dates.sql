SELECT
    number,
    ocid,
    field,
    pointer,
    published_day(ocid, said) AS day,
    said AS date_text,
    CAST(first AS INTEGER) AS first,
    CAST(last AS INTEGER) AS last
FROM (
    SELECT number, field, said, min(row(place, pointer))[2] AS pointer, min(place) AS first, max(place) AS last
    FROM said_texts
    WHERE is_date
    GROUP BY number, field, said
)
JOIN records USING (number)
WHERE NOT folded
