SELECT party, place, count(*) AS mentions
FROM (
    SELECT party, trim(locality) AS place
    FROM mention
    JOIN spelling USING (style)
    JOIN belonging USING (member)
    WHERE trim(locality) <> ''
)
GROUP BY ALL
ORDER BY party, mentions DESC, place
