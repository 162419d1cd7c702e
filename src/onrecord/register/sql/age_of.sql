-- The newest day first, and what has none behind all that have.
CREATE MACRO age_of(given) AS coalesce(datediff('day', given, DATE '9999-12-31'), 100000000)
