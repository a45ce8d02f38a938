"""A plan of more items than any has is refused by every command, in whichever form it comes."""

from __future__ import annotations

import pytest

from reformcheck.plans import bounds

TEXT = "吉林省推广工作方案\n1．推行甲制度。（责任单位：省科技厅）\n2．推行乙制度。（责任单位：省财政厅）\n"
PLAN = """reformcheck: 1
plan: {title: 工作方案, region: 吉林省, lists: [2018-126]}
items: [{number: 1, title: 甲, units: [省科技厅]}, {number: 2, title: 乙, units: [省科技厅]}]
"""


@pytest.mark.parametrize(("command", "name"), [("diff", "x.yaml"), ("diff", "x.txt"), ("import", "x.txt")])
def test_more_items_than_any_plan_has(
    command: str, name: str, run, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(name, PLAN if name.endswith("yaml") else TEXT)
    monkeypatch.setattr(bounds, "MAX_ITEMS", 1)
    refused = run(command, name, lang="zh")
    assert refused.code == 2
    assert "有 2 项任务，多于 1 项，不像是方案，未检查；确是方案的，请分成几份" in refused.out + refused.err
    monkeypatch.setattr(bounds, "MAX_ITEMS", 2)
    read = run(command, name, lang="zh")
    assert "不像是方案" not in read.out + read.err
