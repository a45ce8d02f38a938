"""An item puts a measure off, ties it to a condition, or only has it studied (待条件成熟时, 适时启动, 研究可行性)."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import on_stance
from reformcheck.rules.model import Context, Finding, Severity

ID = "measure-deferred"
NAME = {"zh": "举措暂缓", "en": "Measure deferred"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "": "第{item}项没有就此推行 {measure}「{measure_title}」（{document}），而是缓办、附条件或只作研究：「{words}」",
        "settled": "第{item}项以 stance: defers 注明暂缓 {measure}「{measure_title}」（{document}）",
    },
    "en": {
        "": 'item {item} does not adopt {measure} "{measure_title_en}" ({document}) yet: it is put off, tied to a condition, or only studied: "{words}"',
        "settled": 'item {item} defers {measure} "{measure_title_en}" ({document}) by stance: defers',
    },
}
REMEDY = {
    "zh": {
        "file": "写明现在如何推行、何时完成；等待的不是举措的，写 `stance: adopts`。",
        "document": "在{place}写明现在如何推行、何时完成；确需缓办的，写明依据和期限。",
    },
    "en": {
        "file": "Say how the measure is adopted now, and by when; where something else waits, write `stance: adopts`.",
        "document": "Say in {place} how the measure is adopted now, and by when; where it has to wait, say why and until when.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    return on_stance(context, "defers")
