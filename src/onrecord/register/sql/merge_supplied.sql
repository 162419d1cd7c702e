-- Which awards each handle of a supplier holds.
CREATE TEMP TABLE supplied AS
SELECT DISTINCT number, handle_of(id, name) AS handle, award FROM merged_suppliers WHERE handle_of(id, name) IS NOT NULL
