SELECT
    number,
    ocid,
    pointer,
    words_of(id) AS id,
    words_of(name) AS name,
    words_of(legal_name) AS legal_name,
    words_of(scheme) AS scheme,
    words_of(identifier) AS identifier,
    coalesce(
        list_transform(
            list_filter(others, lambda one: words_of(one.scheme) <> '' AND words_of(one.id) <> ''),
            lambda one: words_of(one.scheme) || ' ' || words_of(one.id)
        ),
        []
    ) AS others,
    roles,
    words_of(locality) AS locality,
    words_of(region) AS region,
    words_of(country) AS country,
    coalesce(postcode_of(mentions.postcode, mentions.street), found) AS postcode,
    CAST(coalesce(awards, []) AS INTEGER[]) AS awards
FROM mentions
JOIN records USING (number)
ANTI JOIN repeated_mentions USING (number, pointer)
LEFT JOIN held_awards USING (number, pointer)
LEFT JOIN read_postcodes
    ON read_postcodes.postcode = coalesce(mentions.postcode, '') AND read_postcodes.street = coalesce(mentions.street, '')
WHERE NOT folded
