"""No table for spreadsheets holds what they would run."""

import pytest

from reformcheck.reports import csv_report
from reformcheck.reports.cells import spreadsheet_safe
from reformcheck.reports.matrices import matrix_tables


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "＝HYPERLINK(1)", "＋1", "－1", "＠x", " =1", "\t=1", "\t1", "\r1"]
)
def test_a_formula_gets_a_quote(text):
    assert spreadsheet_safe(text) == "'" + text


@pytest.mark.parametrize("text", ["", "武汉市", "1-2", "a=b"])
def test_other_words_stay(text):
    assert spreadsheet_safe(text) == text


def test_it_is_one_piece_of_code():
    assert csv_report.spreadsheet_safe is matrix_tables.spreadsheet_safe is spreadsheet_safe
