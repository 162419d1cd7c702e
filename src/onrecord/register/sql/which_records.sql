SELECT ocid, body FROM record ORDER BY number
