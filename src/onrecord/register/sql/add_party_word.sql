INSERT OR IGNORE INTO word (word, party) VALUES (?, ?)
