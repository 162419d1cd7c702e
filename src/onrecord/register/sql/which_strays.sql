SELECT body FROM stray ORDER BY number
