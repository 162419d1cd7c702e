-- One row for each content, in whichever spelling it was first seen, with its place in the order of merging.
CREATE TABLE kept AS
WITH spelled AS (
    SELECT different.* REPLACE (coalesce(different.canonical, told.canonical) AS canonical)
    FROM different LEFT JOIN told USING (number)
),
content AS (
    SELECT * REPLACE (bool_or(held) OVER (PARTITION BY ocid, coalesce(canonical, digest)) AS held)
    FROM spelled
    QUALIFY row_number() OVER (PARTITION BY ocid, coalesce(canonical, digest) ORDER BY first_seen, "order") = 1
)
SELECT
    number, ocid, canonical, held, "order",
    (row_number() OVER (PARTITION BY ocid ORDER BY date NULLS FIRST, id, canonical) - 1)::INTEGER AS place,
    -- A release under an id that an earlier one of its ocid has with other content; minted ids are our own doing.
    NOT id_minted AND row_number() OVER (PARTITION BY ocid, id, id_minted ORDER BY first_seen, "order") > 1 AS clashes
FROM content
