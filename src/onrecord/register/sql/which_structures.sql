SELECT structure, count(*) AS releases FROM structures WHERE NOT odd GROUP BY structure ORDER BY releases DESC, structure
