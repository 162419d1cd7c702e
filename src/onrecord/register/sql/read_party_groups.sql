-- Which organisation each spelling belongs to.
CREATE TABLE belonging AS
SELECT *
FROM read_json(
    $groups, format = 'newline_delimited', columns = {member: 'INTEGER', party: 'INTEGER', id: 'VARCHAR', name: 'VARCHAR'}
)
