SELECT number, ocid, CAST(place AS INTEGER) AS place, id, relationship, title, scheme, identifier, uri
FROM merged_related
JOIN records USING (number)
WHERE NOT folded
