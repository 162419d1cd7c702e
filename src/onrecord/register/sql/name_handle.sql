-- The handle that a name gives: its words in small letters, one space apart.
CREATE MACRO name_handle(name) AS CASE
    WHEN words_of(name) = '' THEN NULL
    WHEN regexp_matches(words_of(name), '[^ -~]|  ')
    THEN 'name ' || regexp_replace(lower(words_of(name)), '[\s\x0b\x1c-\x1f\x{85}\pZ]+', ' ', 'g')
    ELSE 'name ' || lower(words_of(name))
END
