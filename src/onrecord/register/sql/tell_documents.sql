SELECT
    number, ocid, section, CAST(parent AS INTEGER) AS parent, CAST(place AS INTEGER) AS place, id, type, title,
    description, url, published_day(ocid, date_text) AS day, format, language
FROM merged_documents
JOIN records USING (number)
WHERE NOT folded
