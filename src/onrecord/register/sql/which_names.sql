SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()
