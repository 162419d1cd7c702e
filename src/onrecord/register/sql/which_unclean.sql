SELECT DISTINCT said
FROM (
    SELECT said FROM said_texts WHERE NOT is_date
    UNION ALL SELECT title FROM titles
    UNION ALL SELECT unnest([description, buyer, entity]) FROM heads
    UNION ALL SELECT shown FROM listed_parties WHERE list_contains(roles, 'buyer')
    UNION ALL SELECT shown FROM merged_suppliers
    UNION ALL SELECT title FROM merged_awards
    UNION ALL SELECT title FROM merged_contracts
    UNION ALL SELECT unnest([title, description]) FROM merged_lots
    UNION ALL SELECT unnest([title, description]) FROM merged_documents
    UNION ALL SELECT description FROM merged_items
    UNION ALL SELECT title FROM merged_related
)
WHERE NOT is_clean(said)
