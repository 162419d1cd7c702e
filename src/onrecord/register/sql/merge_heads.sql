-- What stands once in a record.
CREATE TEMP TABLE heads AS
SELECT
    number,
    words_of(arg_max(said.title, place)) AS title,
    words_of(arg_max(said.planning.project, place)) AS project,
    words_of(arg_max(said.buyer.name, place)) AS buyer,
    words_of(arg_max(said.tender.title, place)) AS tender_title,
    words_of(arg_max(said.tender.description, place)) AS description,
    words_of(arg_max(said.tender.status, place)) AS status,
    words_of(arg_max(said.tender.procurementMethod, place)) AS method,
    words_of(arg_max(said.tender.procurementMethodDetails, place)) AS method_details,
    arg_max(said.tender.classification.id, place) AS code,
    arg_max(said.tender.classification.scheme, place) AS scheme,
    sum_of(arg_max(said.tender.value.amount, place)) AS value,
    words_of(arg_max(said.tender.value.currency, place)) AS value_currency,
    sum_of(arg_max(said.tender.minValue.amount, place)) AS minimum,
    words_of(arg_max(said.tender.minValue.currency, place)) AS minimum_currency,
    words_of(arg_max(said.tender.tenderPeriod.endDate, place)) AS closing,
    words_of(arg_max(said.tender.procuringEntity.name, place)) AS entity
FROM typed
GROUP BY number
