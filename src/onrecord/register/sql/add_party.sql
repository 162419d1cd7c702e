INSERT INTO party (number, id, name, places, as_buyer, as_supplier, mentions, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
