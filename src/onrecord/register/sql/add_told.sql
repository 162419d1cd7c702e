INSERT INTO told
SELECT unnest($numbers::BIGINT[]), unnest($digests::VARCHAR[])
