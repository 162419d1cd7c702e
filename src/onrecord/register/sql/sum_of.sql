-- A sum that was published as a number or as a plain text of one; anything else is none.
CREATE MACRO sum_of(said) AS
    CASE WHEN regexp_full_match(said, '-?[0-9]+([.][0-9]+)?') THEN try_cast(said AS DECIMAL(38, 4)) END
