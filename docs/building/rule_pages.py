"""A page for each rule, of the document that `reformcheck explain` shows, and one that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from words import cell, chosen, code, table

from reformcheck.reports.wording import SEVERITIES, SEVERITY_NAMES
from reformcheck.rules import RULES
from reformcheck.rules.documentation import rule_doc, summary


def rule_pages(lang: str) -> Iterator[tuple[str, str]]:
    yield "rules/index.md", _overview(lang)
    for rule in RULES:
        text = rule_doc(rule.ID, lang)
        name = rule.NAME[lang]
        level = chosen(lang, "默认级别：", "Severity by default: ") + SEVERITY_NAMES[lang][rule.SEVERITY]
        head, _, rest = text.partition("\n\n")
        assert head == f"# {rule.ID}"
        yield f"rules/{rule.ID}.md", f"# {name} {code(rule.ID)}\n\n{level}\n\n{rest}"


def _overview(lang: str) -> str:
    title = chosen(lang, "规则", "Rules")
    said = chosen(
        lang,
        "每条规则查什么、依据何在、怎样改正。级别可在设置里改，个别问题可在方案里写 `waivers` 豁免。`reformcheck explain 规则` 显示的就是这些页。",
        "What each rule finds, on what authority, and how to mend it. Severities can be set, and single findings waived in a plan. These are the pages that `reformcheck explain RULE` shows.",
    )
    parts = [f"# {title}", said]
    heads = [chosen(lang, "规则", "rule"), "id", chosen(lang, "查什么", "what it finds")]
    for level in SEVERITIES:
        rows = [
            [f"[{rule.NAME[lang]}]({rule.ID}.md)", code(rule.ID), cell(summary(rule.ID, lang))]
            for rule in RULES
            if level == rule.SEVERITY
        ]
        parts += [f"## {SEVERITY_NAMES[lang][level]}", table(heads, rows)]
    return "\n\n".join(parts) + "\n"
