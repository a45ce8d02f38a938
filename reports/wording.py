"""Words that every format shares: messages of findings, names of severities and statuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from reformcheck.rules import RULES
from reformcheck.rules.model import Finding

SEVERITIES = ("error", "warning", "note")

SEVERITY_NAMES = {
    "zh": {"error": "错误", "warning": "警告", "note": "提示"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}

STATUS_NAMES = {
    "zh": {
        "covered": "已采纳",
        "uncertain": "待确认",
        "missing": "未采纳",
        "conditional": "视条件",
        "unverified": "范围不明",
        "withheld": "未公布",
        "not-applicable": "不适用",
        "superseded": "已被取代",
    },
    "en": {
        "covered": "covered",
        "uncertain": "uncertain",
        "missing": "missing",
        "conditional": "conditional",
        "unverified": "unverified",
        "withheld": "withheld",
        "not-applicable": "not applicable",
        "superseded": "superseded",
    },
}


@lru_cache(maxsize=1)
def _messages() -> Mapping[str, Mapping[str, Any]]:
    return {rule.ID: rule.MESSAGE for rule in RULES}


def message(finding: Finding, lang: str) -> str:
    """The sentence of a finding, its values filled in."""
    template = _messages()[finding.rule][lang]
    if not isinstance(template, str):
        template = template[finding.variant]
    values = {
        name: joined(value, lang) if isinstance(value, tuple) else value
        for name, value in finding.values.items()
    }
    return str(template.format(**values))


def joined(names: Iterable[object], lang: str) -> str:
    """A list in a sentence, as the language joins it."""
    return ("、" if lang == "zh" else ", ").join(map(str, names))
