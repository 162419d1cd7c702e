-- How many records and awards, how the awards came about, and how late their notices were.
WITH sided AS (
    SELECT party, 'buyer' AS side, ocid, place, direct, late
    FROM buying
    LEFT JOIN deal USING (ocid)
    UNION ALL
    SELECT party, 'supplier' AS side, ocid, place, direct, late
    FROM selling
    JOIN deal USING (ocid, place)
)
SELECT
    party, side, count(DISTINCT ocid) AS records, count(place) AS awards,
    count(*) FILTER (direct) AS direct,
    count(*) FILTER (NOT direct) AS competed,
    count(place) - count(direct) AS unstated,
    median(late) FILTER (late BETWEEN 0 AND 3650) AS late_median,
    max(late) FILTER (late BETWEEN 0 AND 3650) AS late_worst,
    arg_max(ocid, {late: late, ocid: ocid}) FILTER (late BETWEEN 0 AND 3650) AS late_worst_ocid,
    count(late) FILTER (late BETWEEN 0 AND 3650) AS late_counted,
    count(late) FILTER (late NOT BETWEEN 0 AND 3650) AS late_senseless,
    count(late) FILTER (late BETWEEN 0 AND 7) AS within_a_week,
    count(late) FILTER (late BETWEEN 8 AND 30) AS within_a_month,
    count(late) FILTER (late BETWEEN 31 AND 90) AS within_a_quarter,
    count(late) FILTER (late BETWEEN 91 AND 365) AS within_a_year,
    count(late) FILTER (late BETWEEN 366 AND 3650) AS later
FROM sided
GROUP BY party, side
ORDER BY party, side
