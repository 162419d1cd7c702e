-- So do records with a date, a sum or a name that SQL would read otherwise than Python.
UPDATE records SET folded = true
WHERE number IN (
    SELECT number FROM typed
    WHERE is_odd_amount(said.tender.value.amount)
       OR is_odd_amount(said.tender.minValue.amount)
       OR is_odd_date(words_of(said.tender.tenderPeriod.endDate))
    UNION
    SELECT number FROM award_steps WHERE is_odd_amount(award.value.amount) OR is_odd_date(words_of(award.date))
    UNION
    SELECT number FROM contract_steps
    WHERE is_odd_amount(contract.value.amount)
       OR is_odd_date(words_of(contract.dateSigned))
       OR is_odd_date(words_of(contract.period.startDate))
       OR is_odd_date(words_of(contract.period.endDate))
    UNION
    SELECT number FROM item_steps WHERE is_odd_amount(item.quantity) OR is_odd_amount(item.unit.value.amount)
    UNION
    SELECT number FROM lot_steps WHERE is_odd_amount(lot.value.amount)
    UNION
    SELECT number FROM merged_documents WHERE is_odd_date(date_text)
    UNION
    SELECT number FROM mentions WHERE is_odd_name(name)
    UNION
    SELECT number FROM said_sums WHERE is_odd_amount(said)
    UNION
    SELECT number FROM said_texts WHERE is_date AND is_odd_date(said)
    UNION
    SELECT number FROM histories WHERE published < DATE '1972-01-02' OR changed > DATE '2037-12-30'
)
