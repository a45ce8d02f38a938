"""GitHub-flavoured Markdown for a comment on a pull request or a step's summary.

The text of plans and lists is escaped: it makes no table, link, tag, mention or reference. A comment holds
65,536 characters: what does not fit is counted, adoption tables first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.entries import Entry, entries_of, posix, settlement
from reformcheck.reports.places import words_of
from reformcheck.reports.plain import one_line, shorten
from reformcheck.reports.wording import (
    FIXED,
    KNOWN,
    LEVELS,
    SEVERITIES,
    SEVERITY_NAMES,
    STATUS_MARKS,
    STATUS_NAMES,
    UNREADABLE,
    WAIVED,
    marked,
    message,
    remedy_of_each,
    rule_name,
    titled,
)
from reformcheck.rules.model import MeasureCoverage, PlanReport, Report

_LIMIT = 60_000
_QUOTED = 200
_FINDINGS = 50
_PLANS = 100

# A zero-width space after @ and # keeps services from making mentions and references of them; they look
# for those after Markdown's own escapes are gone.
_IN_TAG = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;", "#": "#&#8203;"}
_IN_TEXT = {
    **_IN_TAG,
    **{char: f"\\{char}" for char in "\\`*_[]~"},
    **{char: f"&#{ord(char)};" for char in "|$"},
}
_TAG, _TEXT = str.maketrans(_IN_TAG), str.maketrans(_IN_TEXT)
_WWW = re.compile(r"(www)\.", re.IGNORECASE)


# Tags, for Markdown's own marks need spaces that Chinese does not have.
_DIFF = {"=": ("", ""), "-": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}


def render(report: Report, *, lang: str) -> str:
    """The report as Markdown, ending in a newline."""
    blocks = [
        *_unreadable(report, lang),
        *(_plan(report, result, lang) for result in report.plans),
        _mend(report, lang),
        *(_coverage(result, lang) for result in report.plans if result.lists),
    ]
    kept = [_heading(report, lang), _overview(report, lang)]
    size, left_out = sum(map(len, kept)), 0
    for block in filter(None, blocks):
        if size + len(block) > _LIMIT:
            left_out += 1
        else:
            kept.append(block)
            size += len(block)
    if left_out:
        kept.append(
            f"另有 {left_out} 段因篇幅没有列出，完整内容见其他格式的报告。"
            if lang == "zh"
            else f"{left_out} more parts do not fit here; the other formats hold them all."
        )
    return "\n\n".join(kept) + "\n"


def escape(text: str, limit: int | None = _QUOTED) -> str:
    """Text that Markdown shows as it is, on one line and at most `limit` characters long."""
    escaped = shorten(one_line(text), limit).translate(_TEXT)
    return _WWW.sub(r"\1&#46;", escaped.replace("://", "&#58;//")).strip()


def _heading(report: Report, lang: str) -> str:
    findings = [finding for result in report.plans for finding in result.findings]
    counts = [f"{LEVELS[s].name(lang)} {sum(f.severity == s for f in findings)}" for s in SEVERITIES]
    settled = {
        WAIVED[lang]: sum(len(result.waived) for result in report.plans),
        KNOWN[lang]: sum(len(result.known) for result in report.plans),
        FIXED[lang]: sum(len(result.fixed) for result in report.plans),
    }
    counts += [f"{name} {count}" for name, count in settled.items() if count]
    counts += [f"{UNREADABLE.name(lang)} {len(report.errors)}"] if report.errors else []
    return "## reformcheck: " + " · ".join(counts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    rules = ["--:" if index in right else "---" for index in range(len(head))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rules, *rows))


def _overview(report: Report, lang: str) -> str:
    if not report.plans:
        return "没有可检查的方案。" if lang == "zh" else "Nothing was checked."
    head = ["文件", "地区", "采纳"] if lang == "zh" else ["file", "region", "covered"]
    rows = []
    for result in report.plans[:_PLANS]:
        counts = [str(sum(f.severity == s for f in result.findings)) for s in SEVERITIES]
        place = [escape(posix(result.plan.path)), escape(result.plan.region.name)]
        rows.append([*place, _covered(result), *counts])
    table = _table([*head, *SEVERITY_NAMES[lang].values()], rows, right=range(2, 6))
    rest = len(report.plans) - _PLANS
    if rest > 0:
        table += f"\n\n另有 {rest} 份方案。" if lang == "zh" else f"\n\n{rest} more plans."
    return table


def _name(result: PlanReport) -> str:
    return escape(result.plan.title)


def _covered(result: PlanReport) -> str:
    return f"{result.coverage.count('covered')}/{result.coverage.required}" if result.lists else "–"


def _unreadable(report: Report, lang: str) -> Iterator[str]:
    if report.errors:
        head = ["文件", "无法检查的原因"] if lang == "zh" else ["file", "why it was not checked"]
        yield _table(head, ([escape(str(e.location)), escape(e.message)] for e in report.errors[:_FINDINGS]))
    rest = len(report.errors) - _FINDINGS
    if rest > 0:
        yield f"另有 {rest} 个文件。" if lang == "zh" else f"{rest} more files."


def _plan(report: Report, result: PlanReport, lang: str) -> str:
    plan, zh = result.plan, lang == "zh"
    lists = ("、" if zh else ", ").join(escape(lst.document_number) for lst in result.lists)
    if lists:
        against = f"对照 {lists}" if zh else f"against {lists}"
    else:
        against = "未对照任何清单" if zh else "checked against no list"
    about = " · ".join(filter(None, [escape(posix(plan.path)), escape(plan.document_number), against]))
    parts = [f"### {_name(result)}", about, escape(conclusion(result, lang))]
    found = list(entries_of(result, report.catalog, settled=True))
    urgent = [entry for entry in found if _urgent(entry)]
    minor = [entry for entry in found if not _urgent(entry)]
    if urgent:
        parts.append(_findings(urgent, lang))
    if minor:
        names = Counter(settlement(entry, lang)[0] or LEVELS["note"].name(lang) for entry in minor)
        summary = " · ".join(f"{name} {count}" for name, count in names.items())
        parts.append(_details(summary, _findings(minor, lang)))
    return "\n\n".join(parts)


def _urgent(entry: Entry) -> bool:
    """Whether a reader must see it without unfolding anything."""
    return entry.counts and entry.severity != "note"


def _findings(found: list[Entry], lang: str) -> str:
    """The gravest first, and no more than a person reads."""
    found.sort(key=lambda entry: SEVERITIES.index(entry.severity))
    zh, rest = lang == "zh", len(found) - _FINDINGS
    head = ["级别", "规则", "位置", "问题"] if zh else ["severity", "rule", "place", "finding"]
    table = _table(head, (_row(entry, lang) for entry in found[:_FINDINGS]), right=[2])
    if rest > 0:
        table += f"\n\n另有 {rest} 处。" if zh else f"\n\n{rest} more."
    return table


def _row(entry: Entry, lang: str) -> list[str]:
    finding, level = entry.finding, LEVELS[entry.severity]
    said = [escape(message(finding, lang, _QUOTED), None)]
    also = entry.unsaid(message(finding, lang))
    said.append(
        "".join(f"{_DIFF[sign][0]}{escape(words)}{_DIFF[sign][1]}" for sign, words in marked(finding))
    )
    settled, reason = settlement(entry, lang)
    state = settled or f"{level.mark} {level.name(lang)}"
    said += [escape(reason)] if reason else []
    said += [escape(related.text) for related in also]
    return [
        state,
        f"{rule_name(finding.rule, lang)}<br>{finding.rule}",
        words_of(finding.location, lang) or str(finding.location.line or ""),
        "<br>".join(filter(None, said)),
    ]


def _mend(report: Report, lang: str) -> str:
    """How to mend what was found, once a rule and way. The sentences are ours and are Markdown already."""
    lines = dict.fromkeys(
        f"- {titled(finding.rule, lang)}: {remedy_of_each(finding.rule, finding.variant, result.plan.is_document, lang)}"
        for result in report.plans
        for finding in result.findings
    )
    return _details("如何改正" if lang == "zh" else "How to mend", "\n".join(lines)) if lines else ""


def _coverage(result: PlanReport, lang: str) -> str:
    head = (
        ["编号", "举措", "结果", "任务", "责任单位"]
        if lang == "zh"
        else ["measure", "title", "status", "item", "units"]
    )
    table = _table(head, (_measure(covered, lang) for covered in result.coverage.measures))
    title = "逐项采纳情况：" if lang == "zh" else "Measure by measure: "
    return _details(f"{title}{shorten(one_line(result.plan.title), _QUOTED)} {_covered(result)}", table)


def _measure(covered: MeasureCoverage, lang: str) -> list[str]:
    units = dict.fromkeys(unit.name for m in covered.matches for unit in m.item.assignment.units)
    return [
        covered.id,
        escape(covered.named(lang)),
        f"{STATUS_MARKS[covered.status]} {STATUS_NAMES[lang][covered.status]}",
        escape(", ".join(match.item.number for match in covered.matches)),
        escape("、".join(units)),
    ]


def _details(summary: str, body: str) -> str:
    """A part that is folded away. Its summary is plain text: inside a tag, Markdown's escapes are none."""
    return f"<details>\n<summary>{summary.translate(_TAG)}</summary>\n\n{body}\n\n</details>"
