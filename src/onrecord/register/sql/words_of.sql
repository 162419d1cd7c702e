-- A text as the tables keep it: without the white space around it that Python strips; empty where there is none.
-- Trimming looks each character up in a set, so a text that neither begins nor ends with white space is let through.
CREATE MACRO words_of(said) AS CASE
    WHEN ascii(said) BETWEEN 33 AND 126 AND ascii(right(said, 1)) BETWEEN 33 AND 126 THEN said
    ELSE coalesce(
        trim(
            said,
            chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(28) || chr(29) || chr(30) || chr(31) || chr(32)
            || chr(133) || chr(160) || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198)
            || chr(8199) || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8239) || chr(8287) || chr(12288)
        ),
        ''
    )
END
