INSERT INTO hidden
SELECT $file, unnest($ocids::VARCHAR[])
