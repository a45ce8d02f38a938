"""Word files (.docx): the package, its styles and numbering, the text as Word shows it."""
