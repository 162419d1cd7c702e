-- Who holds which award.
CREATE TABLE selling AS
SELECT ocid, place, party, count(*) OVER (PARTITION BY ocid, place) AS together
FROM (
    SELECT DISTINCT ocid, unnest(awards) AS place, party
    FROM mention
    JOIN spelling USING (style)
    JOIN belonging USING (member)
    WHERE len(awards) > 0
)
