"""The rules: what a program may show of each, a line on each, and the page of one."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reformcheck.reports.layout import cell_len, pad
from reformcheck.reports.wording import SEVERITY_NAMES
from reformcheck.rules import RULES
from reformcheck.rules.documentation import rule_doc, summary

_LANGUAGES = ("zh", "en")


def rules_json() -> str:
    """Every rule in both languages."""
    shown = [
        {
            "id": rule.ID,
            "severity": rule.SEVERITY,
            "name": dict(rule.NAME),
            "summary": {lang: summary(rule.ID, lang) for lang in _LANGUAGES},
            "explanation": {lang: rule_doc(rule.ID, lang) for lang in _LANGUAGES},
        }
        for rule in RULES
    ]
    return json.dumps(shown, ensure_ascii=False, indent=2)


def rule_lines(lang: str) -> Iterator[str]:
    """Every rule by name and id, with its default severity and what it finds."""
    width = max(cell_len(rule.NAME[lang]) for rule in RULES) + 2
    for rule in RULES:
        name = pad(rule.NAME[lang], width)
        yield f"{name}{rule.ID:<30} {SEVERITY_NAMES[lang][rule.SEVERITY]:<8} {summary(rule.ID, lang)}"


def headed_doc(rule_id: str, lang: str) -> str:
    """The documentation of a rule, in Markdown, headed by its name as well as its id."""
    name = next(rule.NAME for rule in RULES if rule_id == rule.ID)[lang]
    return rule_doc(rule_id, lang).replace(f"# {rule_id}", f"# {name} {rule_id}", 1)
