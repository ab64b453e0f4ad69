"""Files that clients and people are read from, as a file dialog asks for them."""

READABLE = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.vcf *.vcard"
