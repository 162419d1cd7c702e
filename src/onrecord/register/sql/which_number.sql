SELECT number FROM record WHERE ocid = ?
