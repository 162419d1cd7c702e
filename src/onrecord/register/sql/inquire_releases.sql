-- Without the JSON: that is what the exports of releases and records are for.
SELECT ocid, place, id, id_minted, "date", date_text, tags, publisher, license, first_seen, raw, "position", digest
FROM rows_of(getvariable('files_of_TABLE'))
