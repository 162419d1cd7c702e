INSERT INTO stray (number, body) VALUES (?, ?)
