-- Every release that a bucket may hold: those of its old generation, and those that a load brought.
CREATE TABLE offered (
    slot BIGINT, "order" BIGINT, ocid VARCHAR, id VARCHAR, id_minted BOOLEAN, date TIMESTAMP, date_text VARCHAR,
    "precision" VARCHAR, tags VARCHAR[], publisher VARCHAR, license VARCHAR, first_seen TIMESTAMP, raw VARCHAR,
    "position" VARCHAR, file VARCHAR, typical BOOLEAN, digest VARCHAR, canonical VARCHAR, json VARCHAR, held BOOLEAN
);
CREATE TABLE issue (
    "order" BIGINT, rule VARCHAR, file VARCHAR, raw VARCHAR, "position" VARCHAR, ocid VARCHAR, release_id VARCHAR,
    pointer VARCHAR, found VARCHAR, expected VARCHAR, publisher VARCHAR, outcome VARCHAR
);
-- What equal content is told by, where two releases of an ocid have one instant and different bytes.
CREATE TABLE told (number BIGINT, canonical VARCHAR);
