SELECT body FROM party WHERE id = ?
