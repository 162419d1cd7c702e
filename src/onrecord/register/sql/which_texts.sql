-- In the order of the file, which is by ocid. A look at all texts for what may be a sum or a day spares most of them
-- the closer one of `keys.figures_in`.
SELECT
    ocid,
    text,
    ends_with(field, '/name') OR ends_with(field, '/legalName') AS is_name,
    regexp_matches(field, '/deliveryAddress(es)?/(locality|region)$|/deliveryLocation/description$') AS is_place,
    regexp_matches(
        text,
        '(£|€|GBP|EUR)[\s\pZ\x0b\x1c-\x1f\x{85}]{0,3}[0-9]|[0-9],[0-9]{3}|[0-9][/.][0-9]{1,2}[/.][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}'
        || '|[0-9](st|nd|rd|th)?[\s\pZ\x0b\x1c-\x1f\x{85}](of[\s\pZ\x0b\x1c-\x1f\x{85}])?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'
    ) AS is_figured
FROM read_parquet($text)
