SELECT summary FROM record WHERE number = ?
