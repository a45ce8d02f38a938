"""Findings, items, measures and plans as tidy data, for programs: a row each, with columns that docs/data.md names."""
