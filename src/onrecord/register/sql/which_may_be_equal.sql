-- Texts that may be one content in other spellings. Equal content has one ocid and one instant.
SELECT different.number, offered.json
FROM (
    SELECT number, canonical
    FROM different
    QUALIFY count(*) OVER (PARTITION BY ocid, date) > 1
) AS different
JOIN offered ON offered.rowid = different.number
WHERE different.canonical IS NULL
