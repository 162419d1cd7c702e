-- A postcode where it takes no more than a look; null where Python has to search the line of the street for it.
CREATE MACRO postcode_of(said, street) AS CASE
    WHEN regexp_full_match(words_of(said), '(?i)(GIR|[A-PR-UWYZ]([0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)) ?[0-9][ABD-HJLNP-UW-Z]{2}')
    THEN upper(trim(words_of(said)[:-4]) || ' ' || words_of(said)[-3:])
    WHEN NOT regexp_matches(concat(said, ' ', street), '(?i)(GIR|[A-PR-UWYZ](\pN|[A-HK-Y]\pN))')
    THEN words_of(said)[:12]
END
