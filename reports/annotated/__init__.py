"""The plan handed back with its findings in it."""
