SELECT bytes FROM dictionary
