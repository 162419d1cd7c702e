-- The contracts of each record, merged by id.
CREATE TEMP TABLE merged_contracts AS
SELECT
    number,
    key,
    row_number() OVER (PARTITION BY number ORDER BY min(ord)) - 1 AS place,
    words_of(arg_min(contract.id, ord)) AS id,
    words_of(arg_max(contract.awardID, ord)) AS award,
    words_of(arg_max(contract.title, ord)) AS title,
    words_of(arg_max(contract.status, ord)) AS status,
    words_of(arg_max(contract.dateSigned, ord)) AS date_text,
    words_of(arg_max(contract.period.startDate, ord)) AS start_text,
    words_of(arg_max(contract.period.endDate, ord)) AS end_text,
    sum_of(arg_max(contract.value.amount, ord)) AS amount,
    words_of(arg_max(contract.value.currency, ord)) AS currency
FROM contract_steps
GROUP BY number, key
