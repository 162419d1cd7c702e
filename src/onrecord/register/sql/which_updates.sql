SELECT "order", ocid, id, date_text, tags, first_seen, raw, "position", digest
FROM rows_of($files)
WHERE "order" > $after
ORDER BY "order"
LIMIT $limit
