-- How the releases are built that are not typical; and which of them have in their text what SQL would read otherwise
-- than Python: an empty object, a null in an array, a null where there is an earlier value, a sign that no text should
-- hold. (The JSON has no spaces between its parts.)
CREATE TEMP TABLE structures AS
SELECT
    ocid,
    json_structure(json) AS structure,
    contains(json, 'null') AND (many OR regexp_matches(json, '[\[,]null'))
    OR contains(json, '{}')
    OR contains(json, '\u0000') AS odd
FROM read_parquet($releases) JOIN records USING (ocid)
WHERE NOT typical
