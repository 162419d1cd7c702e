-- Each award as each release states it.
CREATE TEMP TABLE award_steps AS
SELECT number, place << 20 | subscript AS ord, coalesce('=' || award.id, '#' || ord) AS key, award
FROM (SELECT number, place, unnest(said.awards) AS award, generate_subscripts(said.awards, 1) AS subscript FROM typed)
