"""The language of official texts: script, numerals, dates, and what of a text can be seen."""
