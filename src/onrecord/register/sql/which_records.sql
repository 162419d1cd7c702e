SELECT ocid, block, start, length FROM record ORDER BY number
