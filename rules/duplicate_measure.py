"""Two items adopt the same measure: who answers for it, and where, is then said twice."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Match, Related, Severity

ID = "duplicate-measure"
NAME = {"zh": "举措重复", "en": "Measure adopted twice"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项与第{first}项都采纳了 {measure}「{measure_title}」",
    "en": 'items {first} and {item} both adopt {measure} "{measure_title_en}"',
}
REMEDY = {
    "zh": {
        "file": "合并两项任务，责任单位并在一处；其实不同的，用 `measure:` 分别注明。",
        "document": "把{place}与前一项合并，责任单位并在一处；其实不同的，在标题里写出区别。",
    },
    "en": {
        "file": "Merge the two items and their units; where they differ, name the measure of each with `measure:`.",
        "document": "Merge {place} with the item before it, and their units; where they differ, say in the titles how.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    first: dict[str, Match] = {}
    for matched in context.coverage.items:
        for match in matched.adopted:
            before = first.setdefault(match.measure.id, match)
            if before is match:
                continue
            finding = on_item(context, match.item, match.measure, first=before.item.number)
            yield _with_first(finding, before)


def _with_first(finding: Finding, before: Match) -> Finding:
    place = Related(before.item.locate("title"), before.item.title)
    return finding._replace(related=(place, *finding.related))
