"""Numbers before titles, in every way that plans print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformcheck.rules.leading_number import _pattern, leading_number

NUMBERS = [
    "一、",
    "十二、",
    "（三）",
    "(4) ",
    "5.",
    "６．",
    " 7、",
    "第八条 ",
    "第9项",
    "【十】",
    "⑪",
    "〔一百〕",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_number(number: str):
    assert leading_number(number + "推行专利保险") == len(number)


@pytest.mark.parametrize(
    "title", ["推行专利保险", "三合一审判", "一批试点", "3.5亿元基金", "第三方评估", "", "  "]
)
def test_no_number(title: str):
    assert leading_number(title) == 0


@given(st.text(st.sampled_from("\u3000 第一十百3３.、．(（)）[【】条①⑳推²"), max_size=8))
def test_the_first_character_tells_no_less_than_the_pattern(title: str):
    found = _pattern().match(title)
    assert leading_number(title) == (found.end() if found else 0)
