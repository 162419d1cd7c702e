-- What publishers say is related, at hand for many short questions.
CREATE TABLE relation AS
SELECT identifier, ocid
FROM rows_of($files)
WHERE identifier IS NOT NULL
