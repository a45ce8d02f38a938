"""Files of office programs that are not .docx: turned into one, or read by a library of their own."""
