-- The texts that had to be put right, each with what is shown instead.
CREATE TEMP TABLE cleaned AS
SELECT said AS unclean, clean
FROM read_json(
    $drafts,
    format = 'newline_delimited',
    maximum_object_size = $longest,
    columns = {said: 'VARCHAR', clean: 'VARCHAR'}
)
