-- Of the texts, those that are dates or prose.
CREATE TEMP TABLE said_texts AS
SELECT number, place, pointer, field, said, is_date
FROM (
    SELECT
        *, prose IS NOT NULL AND length(said) < 40 AND regexp_matches(said, '^[0-9]{4}-[0-9]{2}-[0-9]{2}') AS is_date
    FROM said_values
)
WHERE is_date OR prose IS NULL OR prose OR (length(said) >= 25 AND contains(said, ' '))
