-- The handle that a name gives.
CREATE MACRO name_handle(name) AS
    CASE WHEN words_of(name) <> '' THEN 'name ' || regexp_replace(lower(words_of(name)), '[\s\x0b\x1c-\x1f\x{85}\p{Z}]+', ' ', 'g') END
