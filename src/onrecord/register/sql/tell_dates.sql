SELECT
    ocid,
    field,
    min(row(place, pointer))[2] AS pointer,
    london_day(said) AS day,
    said AS date_text,
    CAST(min(place) AS INTEGER) AS first,
    CAST(max(place) AS INTEGER) AS last
FROM said_texts
JOIN records USING (number)
WHERE NOT folded AND is_date
GROUP BY ocid, field, said
