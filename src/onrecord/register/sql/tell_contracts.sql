SELECT
    ocid,
    CAST(place AS INTEGER) AS place,
    id,
    award,
    title,
    status,
    london_day(date_text) AS day,
    date_text,
    london_day(start_text) AS starts,
    london_day(end_text) AS ends,
    amount,
    currency
FROM merged_contracts
JOIN records USING (number)
WHERE NOT folded
