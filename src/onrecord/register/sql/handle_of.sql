-- By what a record refers to a party: its id, else its name; as `reading.party` has it.
CREATE MACRO handle_of(id, name) AS CASE WHEN words_of(id) <> '' THEN 'id ' || words_of(id) ELSE name_handle(name) END
