-- So that one number is found without looking at all of them.
CREATE INDEX relation_of ON relation (identifier)
