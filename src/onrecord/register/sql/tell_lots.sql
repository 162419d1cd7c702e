SELECT number, ocid, CAST(place AS INTEGER) AS place, id, title, description, status, amount, currency
FROM merged_lots
JOIN records USING (number)
WHERE NOT folded
