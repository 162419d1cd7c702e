-- How common each name is. A small register says little of that, so it is counted as if it were one of a nation's.
CREATE TABLE name_frequency AS
SELECT core, count(*) / greatest((SELECT count(*) FROM member), 100000) AS tf_core
FROM member
GROUP BY core
