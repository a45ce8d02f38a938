"""From paths and settings to results: the one way to check plans, one or many, here or elsewhere."""
