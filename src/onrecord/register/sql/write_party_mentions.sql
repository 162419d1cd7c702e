-- Which organisation each mention is of: for whoever joins other tables by party.
COPY (
    SELECT
        ocid, pointer, any_value(belonging.id) AS party, any_value(belonging.name) AS name,
        bool_or(list_contains(roles, 'buyer')) AS buys,
        bool_or(list_contains(roles, 'supplier') OR len(awards) > 0) AS supplies
    FROM mention
    JOIN spelling USING (style)
    JOIN belonging USING (member)
    GROUP BY ocid, pointer
    ORDER BY ocid, pointer
) TO $target (FORMAT parquet, COMPRESSION zstd)
