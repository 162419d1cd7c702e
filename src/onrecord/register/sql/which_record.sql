SELECT body FROM record WHERE ocid = ?
