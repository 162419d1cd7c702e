SELECT offered.ocid, offered.id, offered.raw, offered."position"
FROM kept JOIN offered ON offered.rowid = kept.number
WHERE kept.clashes AND NOT kept.held
ORDER BY offered.ocid, kept.place
