"""A file of any format, to its stream of paragraphs, rows and cells: each character with its place."""
