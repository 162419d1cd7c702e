-- Whether a text in place of a sum is for Python to read: more digits than a double holds, more than four decimals,
-- signs around the number, words. (A number comes as the shortest text of its double. When that has no more than four
-- decimals, so has what was published, rounded to four.)
CREATE MACRO is_odd_amount(said) AS
    said IS NOT NULL
    AND said NOT IN ('', 'true', 'false')
    AND NOT (regexp_full_match(said, '-?[0-9]{1,15}([.][0-9]{1,4})?') AND length(said) <= 16)
