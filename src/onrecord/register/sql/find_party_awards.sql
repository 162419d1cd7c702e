-- Each award in force: how it came about, and how many days after it its notice came out. Its own day of publication
-- counts, else the day of the first release that tells of an award.
CREATE TABLE deal AS
WITH told AS (
    SELECT ocid, CAST(timezone('Europe/London', timezone('UTC', min("date"))) AS DATE) AS day
    FROM rows_of($releases)
    WHERE list_has_any(tags, ['award', 'awardUpdate', 'contract'])
    GROUP BY ocid
),
published AS (
    SELECT ocid, CAST(regexp_extract(pointer, '^/awards/(\d+)/datePublished$', 1) AS INTEGER) AS place, day
    FROM rows_of($dates)
    WHERE regexp_matches(pointer, '^/awards/\d+/datePublished$')
)
SELECT
    award.ocid, award.place,
    date_diff('day', award.day, coalesce(published.day, told.day)) AS late,
    CASE
        WHEN regexp_matches(lower(method), 'direct award|single tender|single source|sole source|without (?:a )?(?:prior )?(?:publication|call|competition|notice)|^direct$|limited by direct')
        THEN true
        WHEN regexp_matches(lower(method), '^\s*$|^other\s*-?\s*$|^other - other$|not (?:specified|applicable)|unknown|^n/?a$') THEN NULL
        ELSE false
    END AS direct
FROM rows_of($awards) AS award
LEFT JOIN rows_of($processes) AS process USING (ocid)
LEFT JOIN told USING (ocid)
LEFT JOIN published USING (ocid, place)
WHERE award.status NOT IN ('cancelled', 'unsuccessful', 'pending')
