"""The two documents of each rule: whole, in order, and true to what the rule does and the documents say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

from reformcheck.rules import IDS, RULES
from reformcheck.rules.documentation import DOCS, rule_doc, summary
from reformcheck.rules.model import PlanReport

ROOT = Path(__file__).parents[2]

HEADINGS = {
    "zh": ["含义", "依据", "如何改正", "错误示例", "正确示例"],
    "en": ["What", "Why", "How to fix", "Failing example", "Passing example"],
}
# In Chinese characters and in letters: what fits a line of the terminal report.
LONGEST_HINT = {"zh": 50, "en": 120}
LANGUAGES = ("zh", "en")


def sections(rule: str, lang: str) -> dict[str, str]:
    """The text under each heading."""
    parts = re.split(r"^## (.+)$", rule_doc(rule, lang), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


def examples(rule: str, lang: str) -> list[tuple[str, str]]:
    """The failing example with the passing one, as documents and as plan files."""
    texts = [sections(rule, lang)[heading] for heading in HEADINGS[lang][3:]]
    failing, passing = ([*re.findall(r"^```(yaml|text)\n(.+?)^```$", text, re.M | re.S)] for text in texts)
    assert [kind for kind, _ in failing] == [kind for kind, _ in passing]
    return [(fails, passes) for (_, fails), (_, passes) in zip(failing, passing, strict=True)]


def test_every_document_belongs_to_a_rule_and_every_rule_has_both() -> None:
    assert {path.name for path in DOCS.iterdir()} == {
        f"{rule}.{lang}.md" for rule in IDS for lang in LANGUAGES
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", IDS)
def test_sections_stand_in_order(rule: str, lang: str) -> None:
    text = rule_doc(rule, lang)
    assert text.startswith(f"# {rule}\n\n{summary(rule, lang)}\n\n## ")
    assert list(sections(rule, lang)) == HEADINGS[lang]
    assert all(sections(rule, lang).values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", IDS)
def test_summary_is_one_sentence(rule: str, lang: str) -> None:
    end = "。" if lang == "zh" else "."
    assert summary(rule, lang).count(end) == 1
    assert summary(rule, lang).endswith(end)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_remedies_are_short_and_in_the_documentation(rule: ModuleType, lang: str) -> None:
    each = {"zh": "所列各处", "en": "the places listed"}[lang]
    for remedy in rule.REMEDY[lang].values():
        assert remedy.endswith("。" if lang == "zh" else ".")
        assert len(remedy) <= LONGEST_HINT[lang]
        assert remedy.format(place=each) in sections(rule.ID, lang)[HEADINGS[lang][2]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_remedies_for_a_document_speak_of_the_document(rule: ModuleType, lang: str) -> None:
    """Nobody writes YAML in Word, and a waiver stands in a plan file only."""
    said = [text for kind, text in rule.REMEDY[lang].items() if kind.startswith("document")]
    assert said
    assert not any("`" in text or "reformcheck" in text for text in said)
    variants = set(rule.MESSAGE[lang]) if isinstance(rule.MESSAGE[lang], dict) else {""}
    named = {kind.partition("/")[2] for kind in rule.REMEDY[lang]} - {""}
    assert set(rule.REMEDY["zh"]) == set(rule.REMEDY["en"]) >= {"file", "document"}
    assert named <= variants


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_severity_is_said(rule: ModuleType) -> None:
    names = {"error": "错误", "warning": "警告", "note": "提示"}
    assert names[rule.SEVERITY] in sections(rule.ID, "zh")["含义"]
    assert rule.SEVERITY in sections(rule.ID, "en")["What"]


@pytest.mark.parametrize("rule", IDS)
def test_examples_are_the_same_in_both_languages(rule: str) -> None:
    assert examples(rule, "zh") == examples(rule, "en")


@pytest.mark.parametrize("rule", IDS)
def test_examples_fail_and_pass(rule: str, check_text: Callable[..., PlanReport]) -> None:
    """Each of a document and of a plan file, but for what stands in one of them only: an annex, a waiver."""
    found = examples(rule, "zh")
    only_one = rule.startswith("annex-") or rule.endswith("-waiver")
    assert len(found) == (1 if only_one else 2)
    for failing, passing in found:
        assert rule in {finding.rule for finding in check_text(failing).findings}
        assert rule not in {finding.rule for finding in check_text(passing).findings}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", IDS)
def test_block_quotes_are_in_the_documents(rule: str, lang: str) -> None:
    documents = "".join(path.read_text("utf-8") for path in (ROOT / "examples/documents").glob("*.txt"))
    printed = "".join(documents.split())
    for quote in re.findall(r"^> (.+)$", sections(rule, lang)[HEADINGS[lang][1]], re.M):
        assert "".join(quote.split()) in printed


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_messages_have_the_same_variants_and_values_in_both_languages(rule: ModuleType) -> None:
    def values(template: str) -> set[str]:
        """Names of the values, those of a translation by the name of what it translates."""
        return {name.removesuffix("_en") for _, name, _, _ in Formatter().parse(template) if name}

    zh, en = (rule.MESSAGE[lang] for lang in LANGUAGES)
    if isinstance(zh, str):
        assert values(zh) == values(en)
    else:
        assert {variant: values(text) for variant, text in zh.items()} == {
            variant: values(text) for variant, text in en.items()
        }
