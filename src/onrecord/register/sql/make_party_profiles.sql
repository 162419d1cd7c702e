-- The file for reading one party at a time, and for finding it by name.
CREATE TABLE party (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    places TEXT NOT NULL,
    as_buyer INTEGER NOT NULL,
    as_supplier INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE TABLE called (form TEXT NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (form, party)) WITHOUT ROWID;
CREATE TABLE word (word TEXT NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (word, party)) WITHOUT ROWID;
