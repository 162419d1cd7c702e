-- Whether a text may be a date that `london_day` cannot read.
CREATE MACRO is_odd_date(said) AS
    regexp_matches(said, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')
    AND NOT regexp_full_match(said, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?)?')
    AND NOT regexp_full_match(said, '(19[7-9]|20[0-3])[0-9]-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])')
