"""What a sum of an article is tried as, one after another, from the plainest to the most doubtful."""
