-- The day that a date in a release of a process names, by what its publisher means: as `reading.clocks.local_day`.
CREATE MACRO published_day(ocid, said) AS london_day(
    CASE WHEN list_contains(getvariable('local_clocks'), ocid[:11]) THEN regexp_replace(said, 'Z$', '') ELSE said END
)
