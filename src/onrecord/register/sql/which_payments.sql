SELECT
    place, member, sheet, "row", body, supplier, supplier_text, company, private, redacted, "day", day_text, day_sure,
    amount, basis, department, category, description, "transaction",
    copy_of.place, copy_of.member, copy_of.sheet, copy_of."row", key, age_of("day")
FROM payment
WHERE ($supplier = [] OR len(list_filter($supplier, lambda w: NOT contains(' ' || key || ' ', ' ' || w || ' '))) = 0
        OR (company <> '' AND company = $company))
  AND ($body = [] OR len(list_filter($body, lambda w: NOT contains(' ' || body_key || ' ', ' ' || w || ' '))) = 0)
  AND ($supplier = [] OR $people OR NOT private)
  AND ($since IS NULL OR "day" >= $since)
  AND ($until IS NULL OR "day" <= $until)
  AND ($keys IS NULL OR list_contains($keys, key) OR list_contains($companies, company))
  AND ($after IS NULL OR (age_of("day"), place, member, sheet, "row")
        > ($after.age, $after.place, $after.member, $after.sheet, $after."row"))
ORDER BY age_of("day"), place, member, sheet, "row"
LIMIT $limit
