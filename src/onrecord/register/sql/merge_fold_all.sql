UPDATE records SET folded = true
