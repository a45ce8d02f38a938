"""Every rule with what a program may show of it, in both languages."""

from __future__ import annotations

import json

from reformcheck.rules import RULES
from reformcheck.rules.documentation import rule_doc, summary

_LANGUAGES = ("zh", "en")


def rules_json() -> str:
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
