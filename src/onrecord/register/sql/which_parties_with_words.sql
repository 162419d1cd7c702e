-- Parties with all of the words in one or another of their names; a word may be given by how it begins.
SELECT party.number, id, name, places, as_buyer, as_supplier, mentions
FROM party
WHERE number IN (
    SELECT party
    FROM (
        SELECT DISTINCT asked.value AS asked, word.party AS party
        FROM json_each(:words) AS asked
        JOIN word ON word.word >= asked.value AND word.word < asked.value || char(1114111)
    )
    GROUP BY party
    HAVING count(*) = json_array_length(:words)
)
ORDER BY mentions DESC, name, id
