CREATE TABLE spelling AS
SELECT *
FROM read_json($spellings, format = 'newline_delimited', columns = {style: 'UBIGINT', member: 'INTEGER'})
