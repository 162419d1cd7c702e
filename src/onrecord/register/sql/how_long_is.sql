SELECT length FROM record WHERE ocid = ?
