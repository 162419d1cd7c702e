INSERT INTO record (number, ocid, summary, body) VALUES (?, ?, ?, ?)
