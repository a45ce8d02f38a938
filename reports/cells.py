"""What every table for spreadsheets holds to."""

from __future__ import annotations

# What makes a spreadsheet compute a cell; the full-width forms do so in Chinese and Japanese editions.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def spreadsheet_safe(text: str) -> str:
    """The text, with a quote before what a spreadsheet would take for a formula."""
    return "'" + text if text.lstrip().startswith(FORMULA) or text.startswith(("\t", "\r")) else text
