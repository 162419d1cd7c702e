SELECT ocid, pointer, party, buys, supplies FROM read_parquet($file) ORDER BY ocid, pointer
