-- The file for reading one record at a time. A block is zlib of many records' JSON, one after another; a record says
-- in which block its own begins, where, and how long it is.
CREATE TABLE block (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    ocid TEXT NOT NULL,
    summary BLOB NOT NULL,
    block INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL
);
CREATE TABLE stray (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
