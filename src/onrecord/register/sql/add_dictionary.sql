INSERT INTO dictionary (bytes) VALUES (?)
