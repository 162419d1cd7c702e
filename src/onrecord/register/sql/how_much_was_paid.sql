SELECT
    count(*),
    coalesce(sum(amount) FILTER (WHERE copy_of IS NULL), 0),
    count(copy_of),
    coalesce(sum(amount) FILTER (WHERE copy_of IS NOT NULL), 0),
    count(*) FILTER (WHERE "day" IS NULL)
FROM payment
WHERE ($supplier = [] OR len(list_filter($supplier, lambda w: NOT contains(' ' || key || ' ', ' ' || w || ' '))) = 0
        OR (company <> '' AND company = $company))
  AND ($body = [] OR len(list_filter($body, lambda w: NOT contains(' ' || body_key || ' ', ' ' || w || ' '))) = 0)
  AND ($supplier = [] OR $people OR NOT private)
  AND ($since IS NULL OR "day" >= $since)
  AND ($until IS NULL OR "day" <= $until)
  AND ($keys IS NULL OR list_contains($keys, key) OR list_contains($companies, company))
