SELECT
    number, ocid, section, CAST(parent AS INTEGER) AS parent, CAST(place AS INTEGER) AS place, id, description,
    scheme, words_of(code) AS code, classification, quantity, unit, amount, currency, lot
FROM merged_items
JOIN records USING (number)
WHERE NOT folded
