"""Formats that know pages and where each character stands on them: PDF and OFD."""
