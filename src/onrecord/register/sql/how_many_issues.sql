SELECT rule, publisher, count(*) AS issues
FROM rows_of($files)
WHERE ($ocid IS NULL OR ocid = $ocid)
  AND ($rule IS NULL OR rule = $rule)
  AND ($publisher IS NULL OR publisher = $publisher)
  AND ($raws IS NULL OR list_contains($raws, raw))
GROUP BY rule, publisher
ORDER BY issues DESC, rule, publisher
