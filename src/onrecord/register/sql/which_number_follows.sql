SELECT number FROM record WHERE ocid > ? ORDER BY ocid LIMIT 1
