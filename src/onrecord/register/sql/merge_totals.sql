-- What the awards in force come to, and in which currency the first of them is.
CREATE TEMP TABLE totals AS
SELECT
    number,
    count(*) AS awards,
    CASE WHEN count(DISTINCT currency) FILTER (amount IS NOT NULL) = 1 THEN sum(amount) END AS awarded,
    arg_min(currency, place) FILTER (amount IS NOT NULL) AS currency
FROM merged_awards
WHERE in_force
GROUP BY number
