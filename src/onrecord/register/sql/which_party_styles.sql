SELECT
    style, any_value(name), any_value(legal_name), any_value(scheme), any_value(identifier), any_value(others),
    any_value(spelt_id), any_value(postcode), any_value(locality), count(*)
FROM mention
GROUP BY style
ORDER BY style
