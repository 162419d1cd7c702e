-- A text as the tables keep it: without the white space around it that Python strips; empty where there is none.
-- Most texts neither begin nor end with any, which takes one look. Then each character by itself, in UTF-8, since a
-- pattern of them would take long to make ready: U+0009 to 000D, 001C to 0020, 0085, 00A0, 1680, 2000 to 200A, …
CREATE MACRO words_of(said) AS CASE
    WHEN regexp_full_match(said, '[!-~]|(?s:[!-~].*[!-~])') THEN said
    ELSE coalesce(
        trim(
            said,
            E'\t\n\x0B\x0C\r\x1C\x1D\x1E\x1F \xC2\x85\xC2\xA0\xE1\x9A\x80\xE2\x80\x80\xE2\x80\x81\xE2\x80\x82\xE2\x80\x83\xE2\x80\x84\xE2\x80\x85\xE2\x80\x86\xE2\x80\x87\xE2\x80\x88\xE2\x80\x89\xE2\x80\x8A\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\x9F\xE3\x80\x80'
        ),
        ''
    )
END
