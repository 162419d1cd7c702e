-- The awards of each record, merged by id.
CREATE TEMP TABLE merged_awards AS
SELECT
    number,
    key,
    row_number() OVER (PARTITION BY number ORDER BY min(ord)) - 1 AS place,
    arg_min(award.id, ord) AS id,
    words_of(arg_max(award.title, ord)) AS title,
    words_of(arg_max(award.status, ord)) AS status,
    words_of(arg_max(award.date, ord)) AS date_text,
    sum_of(arg_max(award.value.amount, ord)) AS amount,
    words_of(arg_max(award.value.currency, ord)) AS currency,
    status NOT IN ('cancelled', 'unsuccessful', 'pending') AS in_force
FROM award_steps
GROUP BY number, key
