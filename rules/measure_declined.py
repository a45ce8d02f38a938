"""An item names a measure and says that it will not be adopted (暂不推行, 不适用于我省, 取消)."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import on_stance
from reformcheck.rules.model import Context, Finding, Severity

ID = "measure-declined"
NAME = {"zh": "举措不予采纳", "en": "Measure declined"}
SEVERITY: Severity = "error"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "": "第{item}项写明不采纳 {measure}「{measure_title}」（{document}）：「{words}」",
        "condition": "第{item}项称条件不符，没有采纳 {measure}「{measure_title}」（{document}）：「{words}」；请核实，本地若属于{condition}，应当采纳",
        "settled": "第{item}项以 stance: declines 注明不采纳 {measure}「{measure_title}」（{document}）",
    },
    "en": {
        "": 'item {item} says that {measure} "{measure_title_en}" ({document}) will not be adopted: "{words}"',
        "condition": 'item {item} does not adopt {measure} "{measure_title_en}" ({document}), saying that its condition does not hold: "{words}"; please verify: it is due where the region is {condition_en}',
        "settled": 'item {item} declines {measure} "{measure_title_en}" ({document}) by stance: declines',
    },
}
REMEDY = {
    "zh": {
        "file": "按清单推行这项举措；否定的不是举措的，写 `stance: adopts`。",
        "document": "把{place}改为推行这项举措，写明由谁负责、何时完成；确有理由不推行的，写明依据。",
        "document/condition": "核实{place}所称条件不符是否属实；符合条件的，应当采纳，并写明由谁负责、何时完成。",
    },
    "en": {
        "file": "Adopt the measure as the list says; where something else is refused, write `stance: adopts`.",
        "document": "Adopt the measure in {place}, with units and a date; where there is a reason not to, say on what ground.",
        "document/condition": "Find out whether the condition holds here; if so, adopt the measure in {place}, with units and a date.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    return on_stance(context, "declines")
