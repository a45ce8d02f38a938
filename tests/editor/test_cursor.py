"""What is being typed, told from lines that may not be YAML yet. The cursor stands at ‸."""

from __future__ import annotations

import pytest

from reformcheck.editor.cursor import cursor_at
from reformcheck.editor.text import Text

ITEM = "items:\n  - title: 甲\n    units: [乙, 丙]\n  - number: 2\n"

PLACES = {
    "": ((), "", True),
    "re‸": ((), "re", True),
    "plan:\n  ‸": (("plan",), "", True),
    "plan:\n  region: 吉‸": (("plan", "region"), "吉", False),
    "plan:\n  region:‸": (("plan", "region"), "", False),
    "plan: {title: 方案, region: 吉‸}": (("plan", "region"), "吉", False),
    "plan:\n  lists: [2018-126, ‸]": (("plan", "lists"), "", False),
    "plan:\n  lists:\n    - 2018‸": (("plan", "lists"), "2018", True),
    "plan:\n  lists:\n  - 2018‸": (("plan", "lists"), "2018", True),
    "items:\n- ‸": (("items",), "", True),
    "items:\n- ti‸tle: 甲": (("items",), "ti", True),
    ITEM + "    measure: 2018-126/0‸ # 待定": (("items", "measure"), "2018-126/0", False),
    ITEM + "    measure: [2018-126/01, '2018‸": (("items", "measure"), "2018", False),
    ITEM + "    units: {lead: [省科技厅], assist: [省‸发": (("items", "units", "assist"), "省", False),
    ITEM + "    units: {lead: [省科技厅], ‸": (("items", "units"), "", True),
    ITEM + "    units:\n      lead:\n        - 甲\n        - ‸": (("items", "units", "lead"), "", True),
    ITEM + "    units:\n    - 甲\n    - 省‸": (("items", "units"), "省", True),
    ITEM + "    units:\n      - 省‸": (("items", "units"), "省", True),
    ITEM + "    units: [甲,\n      省‸": (("items", "units"), "省", False),
    ITEM + "    text: |\n      单位：‸": None,
    ITEM + "    title: 甲 # measure: ‸": None,
    ITEM + "  # ‸": None,
    "waivers:\n  - {rule: no-‸, reason: 乙}\n": (("waivers", "rule"), "no-", False),
    '{"items": [{"title": "甲, [乙", "measure": "2018‸"}]}': (("items", "measure"), "2018", False),
    '{\n  "items": [\n    {\n      "title": "甲",\n      "measure": "‸"\n    }\n  ]\n}': (("items", "measure"), "", False),
    "items:\r\n  - title: 🚀\r\n    measure: 2‸\r\n": (("items", "measure"), "2", False),
}  # fmt: skip


@pytest.mark.parametrize("marked", PLACES)
def test_what_is_typed(marked: str) -> None:
    offset = max(0, marked.find("‸"))
    found = cursor_at(Text(marked.replace("‸", "")), offset)
    assert (found and (found.keys, found.begun, found.is_key)) == PLACES[marked]


@pytest.mark.parametrize("lines", ["{}", "{},", "[", "'", '"', "- - -", ":", "\t- x", "? y", "# z", "&a", "!", "\u2028", "\ufeff"])  # fmt: skip
def test_no_text_is_too_odd(lines: str) -> None:
    text = Text(f"items:\n  - title: 甲\n{lines}\n    units: [{lines}\n{lines}")
    for offset in range(len(text.source) + 1):
        found = cursor_at(text, offset)
        assert found is None or found.start <= offset <= found.end <= len(text.source)


def test_the_entry_of_a_list_is_counted_by_its_dashes() -> None:
    found = cursor_at(Text(ITEM + "    measure: "), len(ITEM) + 13)
    assert found and found.entry == 1


def test_a_value_ends_where_it_does() -> None:
    def value(marked: str) -> str:
        source = marked.replace("‸", "")
        found = cursor_at(Text(source), marked.index("‸"))
        return source[found.start : found.end] if found else ""

    assert value("plan:\n  region: 吉‸林省  # 省\n") == "吉林省"
    assert value("items:\n- {title: '甲‸, 乙', units: [丙]}") == "甲, 乙"
    assert value("items:\n- units: [甲‸局, 乙]") == "甲局"
    assert value("items:\n- ti‸tle: 甲") == "title"
