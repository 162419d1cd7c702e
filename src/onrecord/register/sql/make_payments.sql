CREATE TEMP TABLE payment AS
WITH listed AS (
    SELECT * EXCLUDE (filename), list_position($files, filename) AS place
    FROM read_parquet($files, filename = true)
),
sorted AS (
    SELECT
        *,
        first_value({place: place, member: member, sheet: sheet, "row": "row", body: body_key, number: "transaction"})
            OVER (PARTITION BY key, "day", pounds, nth ORDER BY place, member, sheet, "row") AS origin
    FROM listed
)
SELECT
    * EXCLUDE (origin),
    -- The same payment in another file: another body or another transaction number makes it another payment.
    CASE
        WHEN "day" IS NOT NULL AND key <> ''
            AND (origin.place, origin.member) <> (place, member)
            AND (body_key = '' OR origin.body = '' OR body_key = origin.body)
            AND ("transaction" = '' OR origin.number = '' OR "transaction" = origin.number)
        THEN {place: origin.place, member: origin.member, sheet: origin.sheet, "row": origin."row"}
    END AS copy_of
FROM sorted
