"""The matrix of measures and plans, as a table in a terminal and as a file."""
