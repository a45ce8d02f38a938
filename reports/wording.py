"""Words that every format shares: messages of findings, severities, statuses."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.reports.places import words_of
from reformcheck.reports.plain import shorten
from reformcheck.rules import RULES
from reformcheck.rules.model import Finding, Severity, Status
from reformcheck.rules.rule import Rule


class Level(NamedTuple):
    """A severity, and what each format calls it."""

    zh: str
    en: str
    mark: str
    style: str
    """In a terminal, as rich spells it."""
    sarif: str
    github: str
    gitlab: str

    def name(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


# Gravest first. The only place where a severity is turned into anything else.
LEVELS: Mapping[Severity, Level] = {
    "error": Level("错误", "error", "✗", "bold red", "error", "error", "critical"),
    "warning": Level("警告", "warning", "!", "yellow", "warning", "warning", "minor"),
    "note": Level("提示", "note", "·", "cyan", "note", "notice", "info"),
}

# A file that could not be read: no finding, and graver than any.
UNREADABLE = Level("无法检查", "not checked", "✗", "bold red", "error", "error", "blocker")
UNREADABLE_ID = "unreadable-file"

SEVERITIES = tuple(LEVELS)

SEVERITY_NAMES: Mapping[str, Mapping[str, str]] = {
    lang: {severity: level.name(lang) for severity, level in LEVELS.items()} for lang in ("zh", "en")
}

STATUS_NAMES: Mapping[str, Mapping[Status, str]] = {
    "zh": {
        "covered": "已采纳",
        "uncertain": "待确认",
        "missing": "未采纳",
        "declined": "不予采纳",
        "deferred": "暂缓",
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
        "declined": "declined",
        "deferred": "deferred",
        "conditional": "conditional",
        "unverified": "unverified",
        "withheld": "withheld",
        "not-applicable": "not applicable",
        "superseded": "superseded",
    },
}

STATUS_MARKS: Mapping[Status, str] = {
    "covered": "✓",
    "uncertain": "?",
    "missing": "✗",
    "declined": "⊘",
    "deferred": "…",
    "conditional": "○",
    "unverified": "○",
    "withheld": "–",
    "not-applicable": "–",
    "superseded": "–",
}


# What a finding is that counts nowhere, and an entry of the baseline that is found no more.
WAIVED = {"zh": "已豁免", "en": "waived"}
KNOWN = {"zh": "基线已有", "en": "in the baseline"}
FIXED = {"zh": "已改正", "en": "fixed"}


# How many parts of a list are named where a message must be short.
_LISTED = 20


def reaches(severity: Severity, threshold: str) -> bool:
    """Whether a severity is at or above a --fail-on threshold; nothing reaches "never"."""
    return threshold != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(threshold)


@lru_cache(maxsize=2)
def _templates(lang: str) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for rule in RULES:
        template = rule.MESSAGE[lang]
        found[rule.ID] = {"": template} if isinstance(template, str) else template
    return found


def templates(rule_id: str, lang: str) -> Mapping[str, str]:
    """The messages of a rule by variant; a rule with one message has it under ""."""
    return _templates(lang)[rule_id]


def template(finding: Finding, lang: str) -> str:
    """The message that a finding fills in. A rule with one message has it for any variant."""
    variants = templates(finding.rule, lang)
    return variants[finding.variant if finding.variant in variants else ""]


@lru_cache(maxsize=512)  # findings of one message are many (benchmarks/compare.py, b)
def placeholders(text: str) -> tuple[str, ...]:
    """Names of a template's values, each once, in order."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name))


def joined(names: Iterable[object], lang: str) -> str:
    """A list in a sentence, as the language joins it."""
    return ("、" if lang == "zh" else ", ").join(map(str, names))


def spoken(value: object, lang: str, limit: int | None = None) -> str:
    """A value of a message in words. With a limit, its texts have so many characters, and a list a few of them."""
    if type(value) is str:
        return shorten(value, limit)
    if isinstance(value, tuple):
        shown = value if limit is None or len(value) <= _LISTED else (*value[:_LISTED], "…")
        return joined([spoken(part, lang, limit) for part in shown], lang)
    return shorten(str(value), limit)


def message(finding: Finding, lang: str, limit: int | None = None) -> str:
    """The sentence of a finding; `limit` cuts what it quotes, as in `spoken`, and never the sentence."""
    text = template(finding, lang)
    values = finding.values
    return _filled(text, tuple([values[name] for name in placeholders(text)]), lang, limit)


def placed(said: str, finding: Finding, lang: str) -> str:
    """A sentence behind the words that find its place in a document, for formats that show only a line number."""
    words = words_of(finding.location, lang)
    return f"{words}{'：' if lang == 'zh' else ': '}{said}" if words else said


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, Rule]:
    return {rule.ID: rule for rule in RULES}


def rule_name(rule_id: str, lang: str) -> str:
    """What a person calls the rule: 没有责任单位."""
    return _rules()[rule_id].NAME[lang]


def titled(rule_id: str, lang: str) -> str:
    """The rule's name before its id: 没有责任单位 no-responsible-unit."""
    return f"{rule_name(rule_id, lang)} {rule_id}"


_EACH = {"zh": "所列各处", "en": "the places listed"}
_SOMEWHERE = {"zh": "文中", "en": "the document"}


def remedy(finding: Finding, document: bool, lang: str) -> str:
    """How to mend a finding, at its place where that is a place in a document."""
    place = words_of(finding.location, lang) if finding.location.line else ""
    said = remedy_template(finding.rule, finding.variant, document, lang)
    return said.format(place=place or _SOMEWHERE[lang])


def remedy_of_each(rule_id: str, variant: str, document: bool, lang: str) -> str:
    """How to mend findings of a kind that are listed beside each other."""
    return remedy_template(rule_id, variant, document, lang).format(place=_EACH[lang])


def ways(rule_id: str, lang: str) -> tuple[str, ...]:
    """Every way to mend what a rule finds."""
    said = _rules()[rule_id].REMEDY[lang].values()
    return tuple(dict.fromkeys(way.format(place=_EACH[lang]) for way in said))


def remedy_template(rule_id: str, variant: str, document: bool, lang: str) -> str:
    """The sentence of a rule on how to mend what it finds, for the kind of source that the plan is."""
    said, kind = _rules()[rule_id].REMEDY[lang], "document" if document else "file"
    return said.get(f"{kind}/{variant}") or said[kind]


@lru_cache(REMEMBERED)
def _filled(text: str, values: tuple[object, ...], lang: str, limit: int | None) -> str:
    """A template with the values of its placeholders, in order."""
    said = [spoken(value, lang, limit) if isinstance(value, str | tuple) else value for value in values]
    return text.format(**dict(zip(placeholders(text), said, strict=True)))


def marked(finding: Finding, limit: int | None = None) -> tuple[tuple[str, str], ...]:
    """The difference in wording that a finding shows: "=" what both say, "-" the list alone, "+" the plan alone.

    Empty for a finding that shows none. Each part is cut to `limit` characters.
    """
    diff = finding.values.get("diff")
    return tuple((part[0], shorten(part[1:], limit)) for part in diff) if isinstance(diff, tuple) else ()
