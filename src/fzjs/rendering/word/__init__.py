"""Papers for Word and WPS: templates with tags filled in, and the measures of GB/T 9704-2012."""
