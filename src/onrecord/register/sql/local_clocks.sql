-- The prefixes of the ocids of publishers whose Z means the clock in London; see `published_day`.
SET VARIABLE local_clocks = $prefixes
