-- Records with a release of an odd structure go to the Python fold.
UPDATE records SET folded = true
WHERE ocid IN (SELECT ocid FROM structures WHERE odd OR structure IN (SELECT unnest($structures::VARCHAR[])))
