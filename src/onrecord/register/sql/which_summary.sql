SELECT summary FROM record WHERE ocid = ?
