SELECT count(*) AS records, count(*) FILTER (folded) AS folded FROM records
