CREATE UNIQUE INDEX record_ocid ON record (ocid)
