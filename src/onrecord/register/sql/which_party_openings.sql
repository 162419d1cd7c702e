-- Tenders that a buyer has not closed yet, by what they say themselves: soonest first.
SELECT party, ocid, title, closing_day
FROM (
    SELECT
        party, ocid, title, closing_day,
        row_number() OVER (PARTITION BY party ORDER BY closing_day DESC, ocid) AS rank
    FROM buying
    JOIN rows_of($processes) AS process USING (ocid)
    WHERE process.status = 'active' AND closing_day IS NOT NULL AND closing_doubt = ''
)
WHERE rank <= $most
ORDER BY party, closing_day, ocid
