-- Records are numbered from 0, so the last one tells.
SELECT coalesce(max(number) + 1, 0) FROM record
