-- Who buys in which record. Where no party is called buyer, whoever runs the procedure stands in.
CREATE TABLE buying AS
WITH acting AS (
    SELECT DISTINCT ocid, party, list_contains(roles, 'buyer') AS buys
    FROM mention
    JOIN spelling USING (style)
    JOIN belonging USING (member)
    WHERE list_contains(roles, 'buyer') OR list_contains(roles, 'procuringEntity')
),
records AS (SELECT ocid, bool_or(buys) AS known FROM acting GROUP BY ocid)
SELECT DISTINCT ocid, party, count(*) OVER (PARTITION BY ocid) AS together
FROM acting
JOIN records USING (ocid)
WHERE buys = known
