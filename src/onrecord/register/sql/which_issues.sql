SELECT rule, file, raw, "position", ocid, release_id, pointer, found, expected, publisher, outcome
FROM rows_of($files)
WHERE ($ocid IS NULL OR ocid = $ocid)
  AND ($rule IS NULL OR rule = $rule)
  AND ($publisher IS NULL OR publisher = $publisher)
  AND ($raws IS NULL OR list_contains($raws, raw))
  AND ($after IS NULL OR (ocid, raw, "position", rule, pointer) >=
        ($after[1], $after[2], $after[3], $after[4], $after[5]))
ORDER BY ocid, raw, "position", rule, pointer, found, release_id
LIMIT $limit OFFSET $offset
