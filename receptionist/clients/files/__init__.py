"""Clients from files and into files: spreadsheets and address books, read, understood, compared, applied, written."""
