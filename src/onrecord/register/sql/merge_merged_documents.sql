-- The documents of each planning, tender, award and contract, merged by id.
CREATE TEMP TABLE merged_documents AS
WITH stated AS (
    SELECT number, 'planning' AS section, CAST(NULL AS BIGINT) AS parent, CAST(place AS BIGINT) AS step, said.planning.documents AS documents
    FROM typed
    UNION ALL
    SELECT number, 'tender', NULL, place, said.tender.documents FROM typed
    UNION ALL
    SELECT number, 'award', merged_awards.place, ord, award.documents
    FROM award_steps JOIN merged_awards USING (number, key)
    UNION ALL
    SELECT number, 'contract', merged_contracts.place, ord, contract.documents
    FROM contract_steps JOIN merged_contracts USING (number, key)
)
SELECT
    number,
    section,
    parent,
    row_number() OVER (PARTITION BY number, section, parent ORDER BY min(ord)) - 1 AS place,
    words_of(arg_min(document.id, ord)) AS id,
    words_of(arg_max(document.documentType, ord)) AS type,
    words_of(arg_max(document.title, ord)) AS title,
    words_of(arg_max(document.description, ord)) AS description,
    words_of(arg_max(document.url, ord)) AS url,
    words_of(arg_max(document.datePublished, ord)) AS date_text,
    words_of(arg_max(document.format, ord)) AS format,
    words_of(arg_max(document.language, ord)) AS language
FROM (
    SELECT
        number, section, parent, step << 20 | subscript AS ord, coalesce('=' || document.id, '#' || ord) AS key, document
    FROM (
        SELECT number, section, parent, step, unnest(documents) AS document, generate_subscripts(documents, 1) AS subscript
        FROM stated
    )
)
GROUP BY number, section, parent, key
