"""An annex that the document names, where tasks or units may stand, is not in the file.

One finding in place of one for each item without units: they may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformcheck.rules.model import Context, Finding, Severity

ID = "annex-absent"
NAME = {"zh": "文件里没有附件", "en": "Annex absent"}
SEVERITY: Severity = "warning"
ABOUT = ("annex",)
MESSAGE = {
    "zh": {
        "units": "文中所列附件《{annex}》不在文件里；{without} 项任务（第{items}项）未见责任单位，可能写在附件中",
        "tasks": "文中所列附件《{annex}》不在文件里，其中可能还有任务或者责任单位",
    },
    "en": {
        "units": 'the annex "{annex}" that the text names is not in the file; {without} items ({items}) have no units, which may stand there',
        "tasks": 'the annex "{annex}" that the text names is not in the file; more tasks or units may stand there',
    },
}
REMEDY = {
    "zh": {
        "file": "找到附件，与正文放进一个文件再检查。",
        "document": "找到附件，与正文放进一个文件再检查。",
    },
    "en": {
        "file": "Find the annex, and check it in one file with the text.",
        "document": "Find the annex, and check it in one file with the text.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    items = [item.number for item in context.plan.items if not item.assignment.units]
    spans = tuple(_spans(items))
    for annex in context.plan.absent_annexes:
        values = {"annex": annex.text, "without": len(items), "items": spans}
        yield Finding(annex.location, values, variant="units" if items else "tasks")


_SHORT = 3
"""Numbers in a row from which they are said as 1-43."""


def _spans(numbers: Sequence[str]) -> Iterator[str]:
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if last.isdecimal() and number.isdecimal() and int(number) == int(last) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield from (f"{run[0]}-{run[-1]}",) if len(run) >= _SHORT else run
