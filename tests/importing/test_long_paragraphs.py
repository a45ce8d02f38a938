"""Paragraphs as long as they may be, of brackets, numbers, quotes and blanks alone, take no longer than they are long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from generate_layouts import read

HEAD = "某市工作方案\n一、重点任务\n"
LONG = 40_000
MOST = 15.0
"""Seconds of processor time on a slow machine; what grows with the square takes minutes."""

SHAPES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "1.建设" + "（责任单位：市科技局）" * (n // 11),
    "brackets never closed": lambda n: "1.建设" + "（" * n,
    "numbers": lambda n: "".join(f"（{i % 99 + 1}）建设平台。（责任单位：市科技局）" for i in range(n // 20)),
    "and": lambda n: "1.建设（" + "市科技局和" * (n // 5) + "市财政局负责）",
    "blanks between names": lambda n: "1.建设（责任单位：" + "市科技局 " * (n // 5) + "）",
    "keys": lambda n: "1.建设。" + "责任单位：市科技局。" * (n // 10),
    "sentences": lambda n: "1." + "市科技局牵头，市财政局配合。" * (n // 14),
    "quotes": lambda n: "（一）科技方面：" + "“甲" * (n // 2),
    "who leads": lambda n: "1." + "由市科技局牵头商" * (n // 8),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time(shape: str):
    start = time.process_time()
    read(HEAD + SHAPES[shape](LONG))
    assert time.process_time() - start < MOST


@pytest.mark.parametrize(
    "line",
    [
        "1.市科技局牵头，市财政局配合。",
        "1.（市科技局负责）",
        "（一）责任单位：市科技局",
        "一、",
        "1.",
        "附件：",
        "目录",
    ],
)
def test_nothing_but_an_attribution(line: str):
    """What has no words of its own is no error, and no task without a title."""
    assert all(item.title for item in read(HEAD + line + "\n").items)
