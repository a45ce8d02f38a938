"""The matrix of measures and plans, as a table in a terminal and as a file."""

VIEWS = ("cell", "plan", "region", "measure", "department")
"""What a row of the matrix may stand for."""
