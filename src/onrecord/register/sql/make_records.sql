-- The file for reading one record at a time: bodies are zlib with the preset dictionary beside them.
CREATE TABLE dictionary (bytes BLOB NOT NULL);
CREATE TABLE record (number INTEGER PRIMARY KEY, ocid TEXT NOT NULL, summary BLOB NOT NULL, body BLOB NOT NULL);
CREATE TABLE stray (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
