INSERT INTO block (number, bytes) VALUES (?, ?)
