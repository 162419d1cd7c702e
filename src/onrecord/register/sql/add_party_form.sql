INSERT OR IGNORE INTO called (form, party) VALUES (?, ?)
