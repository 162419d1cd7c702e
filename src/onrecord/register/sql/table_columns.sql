DESCRIBE SELECT * FROM rows_of($files)
