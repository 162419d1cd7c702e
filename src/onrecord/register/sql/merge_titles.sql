-- The title of each record: of its tender, itself, its project, or its first award.
CREATE TEMP TABLE titles AS
SELECT
    number,
    coalesce(nullif(tender_title, ''), nullif(heads.title, ''), nullif(project, ''), merged_awards.title, '') AS title
FROM heads LEFT JOIN merged_awards USING (number)
WHERE place IS NULL OR place = 0
