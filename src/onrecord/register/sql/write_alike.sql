COPY alike TO $target (FORMAT parquet, COMPRESSION zstd)
