"""Charts as native parts of a Word document: drawn by Word, WPS or LibreOffice, with their data inside."""
