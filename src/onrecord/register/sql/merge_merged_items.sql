-- The items of each tender, award and contract, merged by id; `parent` is the place of the award or contract.
CREATE TEMP TABLE merged_items AS
SELECT
    item_steps.number,
    section,
    coalesce(merged_awards.place, merged_contracts.place) AS parent,
    row_number() OVER (PARTITION BY item_steps.number, section, above ORDER BY min(ord)) - 1 AS place,
    words_of(arg_min(item.id, ord)) AS id,
    words_of(arg_max(item.description, ord)) AS description,
    words_of(arg_max(item.classification.scheme, ord)) AS scheme,
    arg_max(item.classification.id, ord) AS code,
    words_of(arg_max(item.classification.description, ord)) AS classification,
    arg_max(item.additionalClassifications, ord) AS others,
    sum_of(arg_max(item.quantity, ord)) AS quantity,
    words_of(arg_max(item.unit.name, ord)) AS unit,
    sum_of(arg_max(item.unit.value.amount, ord)) AS amount,
    words_of(arg_max(item.unit.value.currency, ord)) AS currency,
    words_of(arg_max(item.relatedLot, ord)) AS lot
FROM item_steps
LEFT JOIN merged_awards ON section = 'award' AND merged_awards.number = item_steps.number AND merged_awards.key = above
LEFT JOIN merged_contracts
    ON section = 'contract' AND merged_contracts.number = item_steps.number AND merged_contracts.key = above
GROUP BY item_steps.number, section, above, item_steps.key, merged_awards.place, merged_contracts.place
