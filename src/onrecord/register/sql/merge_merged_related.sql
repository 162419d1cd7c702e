-- The related processes of each record, merged by id.
CREATE TEMP TABLE merged_related AS
SELECT
    number,
    row_number() OVER (PARTITION BY number ORDER BY min(ord)) - 1 AS place,
    words_of(arg_min(other.id, ord)) AS id,
    coalesce(arg_max(other.relationship, ord), []) AS relationship,
    words_of(arg_max(other.title, ord)) AS title,
    words_of(arg_max(other.scheme, ord)) AS scheme,
    words_of(arg_max(other.identifier, ord)) AS identifier,
    words_of(arg_max(other.uri, ord)) AS uri
FROM (
    SELECT number, place << 20 | subscript AS ord, coalesce('=' || other.id, '#' || ord) AS key, other
    FROM (
        SELECT
            number,
            place,
            unnest(said.relatedProcesses) AS other,
            generate_subscripts(said.relatedProcesses, 1) AS subscript
        FROM typed
    )
)
GROUP BY number, key
