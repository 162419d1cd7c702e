-- Which organisation each mention is of: for whoever joins other tables by party.
COPY (
    SELECT DISTINCT ocid, pointer, belonging.id AS party, belonging.name AS name
    FROM mention
    JOIN spelling USING (style)
    JOIN belonging USING (member)
    ORDER BY ocid, pointer
) TO $target (FORMAT parquet, COMPRESSION zstd)
