SELECT
    number,
    ocid,
    CAST(place AS INTEGER) AS place,
    id,
    award,
    title,
    status,
    published_day(ocid, date_text) AS day,
    date_text,
    published_day(ocid, start_text) AS starts,
    published_day(ocid, end_text) AS ends,
    amount,
    currency
FROM merged_contracts
JOIN records USING (number)
WHERE NOT folded
