-- One row for each text of a release: the same bytes again count once, as they were first seen.
CREATE TABLE different AS
SELECT
    rowid AS number, ocid, id, id_minted, date, digest, canonical, first_seen, "order",
    bool_or(held) OVER (PARTITION BY ocid, digest) AS held
FROM offered
QUALIFY row_number() OVER (PARTITION BY ocid, digest ORDER BY first_seen, "order") = 1
