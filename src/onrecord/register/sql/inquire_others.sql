SELECT * FROM rows_of(getvariable('files_of_TABLE'))
