-- A text as the tables keep it: without the white space around it that Python strips; empty where there is none.
-- Most texts neither begin nor end with any, which takes one look instead of a search.
CREATE MACRO words_of(said) AS CASE
    WHEN ascii(said) BETWEEN 33 AND 126 AND ascii(right(said, 1)) BETWEEN 33 AND 126 THEN said
    ELSE coalesce(regexp_replace(said, '^[\t-\r\x1c-\x20\x{85}\pZ]+|[\t-\r\x1c-\x20\x{85}\pZ]+$', '', 'g'), '')
END
