-- The names and places of who buys.
SELECT ocid, name, locality, region FROM read_parquet($parties) WHERE list_has_any(roles, $roles)
