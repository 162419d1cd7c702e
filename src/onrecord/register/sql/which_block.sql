SELECT bytes FROM block WHERE number = ?
