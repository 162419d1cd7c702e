"""What stands between strangers and the pages: caps, tokens, headers, names. One file a danger."""
