"""The language of the site that is being built, and Markdown that no text can break."""

from __future__ import annotations

import re


def chosen(lang: str, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def half(text: str, lang: str) -> str:
    """The part in one language of a text that holds both: 标题 / title, or 数据表 · Data."""
    zh, mark, en = text.partition(" / ") if " / " in text else text.partition(" · ")
    if not mark:
        return text
    if re.search(r"[\u4e00-\u9fff]", en) and not re.search(r"[\u4e00-\u9fff]", zh):
        zh, en = en, zh
    return chosen(lang, zh, en).strip()


def heading_in(line: str, lang: str) -> str:
    """A heading of both languages in one: `## items: 每项任务一行 · one row an item`."""
    match = re.match(r"(#+ (?:\w+: )?)(.+)", line)
    return match[1] + half(match[2], lang) if match else line


def code(text: str) -> str:
    """As code, also where the text holds a backtick."""
    mark = "``" if "`" in text else "`"
    return f"{mark}{text}{mark}"


def cell(text: str) -> str:
    """As a cell of a table, on one line."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("[", "\\[")


def code_cell(text: str) -> str:
    """A pipe in code parts no cells."""
    return code(" ".join(text.split()))


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
