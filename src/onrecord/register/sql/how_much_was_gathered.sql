SELECT
    count(*) AS releases,
    count(*) FILTER (NOT kept.held) AS fresh,
    (SELECT count(*) FROM offered WHERE NOT held) AS brought,
    coalesce(sum(strlen(offered.json)), 0)::BIGINT AS size
FROM kept JOIN offered ON offered.rowid = kept.number
