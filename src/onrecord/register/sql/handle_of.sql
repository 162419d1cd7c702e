-- By what a record refers to a party: its id, else its name; as `reading.party` has it.
CREATE MACRO handle_of(id, name) AS CASE
    WHEN words_of(id) <> '' THEN 'id ' || words_of(id)
    WHEN words_of(name) <> '' THEN name_handle(name)
END
