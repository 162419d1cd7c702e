SELECT max("order")
FROM rows_of($files)
