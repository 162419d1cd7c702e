-- The rows of a table or of the releases: those of all its files, but for what a later part of the register hides.
CREATE TABLE hidden (file VARCHAR, ocid VARCHAR);
CREATE MACRO rows_of(files) AS TABLE
SELECT given.* EXCLUDE (filename)
FROM read_parquet(files, union_by_name = true, filename = true) AS given
ANTI JOIN hidden ON hidden.file = given.filename AND hidden.ocid = given.ocid;
