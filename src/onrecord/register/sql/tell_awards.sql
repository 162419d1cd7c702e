SELECT
    number,
    ocid,
    CAST(place AS INTEGER) AS place,
    words_of(id) AS id,
    title,
    status,
    published_day(ocid, date_text) AS day,
    date_text,
    amount,
    currency,
    coalesce(suppliers, []) AS suppliers
FROM merged_awards
JOIN records USING (number)
LEFT JOIN (
    SELECT number, award AS place, list(words_of(name) ORDER BY place) FILTER (words_of(name) <> '') AS suppliers
    FROM merged_suppliers
    GROUP BY number, award
) USING (number, place)
WHERE NOT folded
