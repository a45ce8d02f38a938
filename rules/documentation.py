"""The documentation of a rule: one Markdown file a language, read by `explain`, reports and metadata."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

DOCS = Path(__file__).parent / "docs"


@lru_cache(maxsize=64)
def rule_doc(rule_id: str, lang: str) -> str:
    """The Markdown text. Raises KeyError for an unknown rule."""
    path = DOCS / f"{rule_id}.{lang}.md"
    if not path.is_file():
        raise KeyError(rule_id)
    return path.read_text("utf-8")


def summary(rule_id: str, lang: str) -> str:
    """The first paragraph: what the rule finds, in one sentence."""
    return _paragraph(rule_doc(rule_id, lang).split("\n", 1)[1])


def _paragraph(text: str) -> str:
    return text.strip().split("\n\n", 1)[0].replace("\n", "")
