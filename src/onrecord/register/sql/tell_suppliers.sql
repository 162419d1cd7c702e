SELECT
    number, ocid, CAST(award AS INTEGER) AS award, CAST(place AS INTEGER) AS place, words_of(award_id) AS award_id,
    words_of(id) AS id, words_of(name) AS name
FROM merged_suppliers
JOIN records USING (number)
WHERE NOT folded
