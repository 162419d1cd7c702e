SELECT count(*) FROM releases WHERE typical
