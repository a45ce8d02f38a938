"""Numbers that stand before a title: 一、 （二） 3. 第四条 ⑤."""

import re

LEADING_NUMBER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+[条项章节款]|[(（\[【〔]\s*[一二三四五六七八九十百\d]+\s*[)）\]】〕]"
    r"|[一二三四五六七八九十百]+\s*[、.．)）]|\d+\s*[、.．)）](?!\d)|[①-⑳])\s*"
)
