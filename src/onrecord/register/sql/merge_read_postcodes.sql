-- The postcodes that Python found.
CREATE TEMP TABLE read_postcodes AS
SELECT *
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {postcode: 'VARCHAR', street: 'VARCHAR', found: 'VARCHAR'}
)
