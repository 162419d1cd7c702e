SELECT ocid FROM record WHERE number = ?
