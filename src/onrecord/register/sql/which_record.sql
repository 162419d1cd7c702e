SELECT block.bytes, record.start, record.length
FROM record JOIN block ON block.number = record.block
WHERE record.ocid = ?
