-- Every mention of a party, with a number for the way it is spelt: nothing in that but what tells organisations apart.
-- A party's id counts only where it spells out scheme and number: `org-1` and Contracts Finder's own are local.
CREATE TABLE mention AS
SELECT
    ocid, pointer, roles, awards, name, legal_name, scheme, identifier, others, spelt_id, postcode, locality,
    hash(name, legal_name, scheme, identifier, others, spelt_id, postcode, locality) AS style
FROM (
    SELECT
        *,
        CASE
            WHEN regexp_matches(id, '^[A-Za-z]{2,3}-[A-Za-z][A-Za-z0-9]*-.') AND NOT starts_with(upper(id), 'GB-CFS')
            THEN id
            ELSE ''
        END AS spelt_id
    FROM rows_of($files)
)
