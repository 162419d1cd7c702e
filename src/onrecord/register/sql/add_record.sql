INSERT INTO record (number, ocid, summary, block, start, length) VALUES (?, ?, ?, ?, ?, ?)
