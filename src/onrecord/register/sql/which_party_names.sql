-- The names that each party is mentioned by, the commonest first.
SELECT party, name, count(*) AS mentions
FROM (
    SELECT party, CASE WHEN trim(mention.name) <> '' THEN trim(mention.name) ELSE trim(legal_name) END AS name
    FROM mention
    JOIN spelling USING (style)
    JOIN belonging USING (member)
)
GROUP BY ALL
ORDER BY party, mentions DESC, name
