"""From the bytes of a data file to values, each with its place; what is wrong in one, said with that place."""
