-- The day in London of a date in one of the spellings that SQL reads; see `is_odd_date` for the others.
CREATE MACRO london_day(said) AS CASE
    WHEN said < '0001' THEN NULL
    WHEN regexp_full_match(
        said,
        '(19[7-9]|20[0-3])[0-9]-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?'
        || '(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])'
    )
    THEN CAST(timezone('Europe/London', try_cast(said AS TIMESTAMPTZ)) AS DATE)
    WHEN regexp_full_match(
        said, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?)?'
    )
    THEN try_cast(said[:10] AS DATE)
END
