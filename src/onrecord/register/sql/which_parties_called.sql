SELECT party.number, id, name, places, as_buyer, as_supplier, mentions
FROM called JOIN party ON party.number = called.party
WHERE called.form = :form
ORDER BY mentions DESC, name, id
