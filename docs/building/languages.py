"""One language of a page that is written in both: paragraphs, headings and cells stand in Chinese, then in English.

A page says that it is of both by its first heading: `# 数据表 · Data`, `# 配比的准确程度 / How well items are matched`.
Lines of the other language are left out, in sections where this one has lines as well; code stays as it is.
"""

from __future__ import annotations

import re

from words import half, heading_in

_CODE = re.compile(r"`[^`]*`")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_MARK = re.compile(r"(?:[-*]|\d+\.) +")
_MIXED = re.compile(
    r"^(.*[\u4e00-\u9fff].*(?:[。：]| / )) *([A-Z0-9][^\u4e00-\u9fff]*[a-z]{3}[^\u4e00-\u9fff]*)$"
)
"""Chinese and English on a line: 0.11 及以上，写进 `init.lua`。0.11 and later, in `init.lua`:"""
_ENGLISH_AT_MOST = 0.15
"""Share of Chinese characters among the letters of an English line that quotes some."""


def in_language(text: str, lang: str) -> str:
    first = re.search(r"^# .+$", text, re.MULTILINE)
    if first is None or half(first[0], "zh") == half(first[0], "en"):
        return text
    return "".join(_section(lines, lang) for lines in _sections(text))


def _sections(text: str) -> list[list[str]]:
    """Lines, parted before each heading; a comment in code is none."""
    sections: list[list[str]] = [[]]
    code = False
    for line in text.splitlines(keepends=True):
        code ^= line.startswith("```")
        if line.startswith("#") and not code:
            sections.append([])
        sections[-1].append(line)
    return sections


def _section(lines: list[str], lang: str) -> str:
    kinds = _kinds(lines)
    if lang not in kinds:
        kinds = ["" if kind in ("zh", "en") else kind for kind in kinds]
    made: list[str] = []
    mark = ""
    for line, kind in zip(lines, kinds, strict=True):
        if kind in ("zh", "en") and kind != lang:
            found = _MARK.match(line)
            mark = found[0] if found else mark
            continue
        if mark and kind == lang and line.startswith(" "):  # it goes on with the entry of a list
            line = mark + line.lstrip()
        mark = "" if kind != "" or line.strip() else mark
        made.append(_in_one(line, kind, lang))
    return "".join(made)


def _kinds(lines: list[str]) -> list[str]:
    """Of each line: the language of its prose, heading, row, code, or empty for none."""
    kinds: list[str] = []
    code = False
    for line in lines:
        fence = line.startswith("```")
        code ^= fence
        if code or fence:
            kinds.append("code")
        elif line.startswith("#"):
            kinds.append("heading")
        elif line.startswith("|"):
            kinds.append("row")
        else:
            kinds.append(_language(line))
    return kinds


def _language(line: str) -> str:
    """zh, en, both of them (mixed), or empty for a line that has no words."""
    if _MIXED.match(line):
        return "mixed"
    words = _CODE.sub("", re.sub(r"\]\([^)]*\)", "]", line))
    chinese, letters = len(_HAN.findall(words)), len(_LETTER.findall(words))
    if not chinese and letters < 3:
        return ""
    return "zh" if chinese > _ENGLISH_AT_MOST * (chinese + letters) else "en"


def _in_one(line: str, kind: str, lang: str) -> str:
    if kind == "heading":
        return heading_in(line.rstrip("\n"), lang) + "\n"
    if kind == "mixed":
        return _half_of_mixed(line, lang)
    if kind == "row":
        return "|".join(
            f" {half(cell.strip(), lang)} " if " / " in cell else cell for cell in line.split("|")
        )
    return line


def _half_of_mixed(line: str, lang: str) -> str:
    found = _MIXED.match(line.rstrip("\n"))
    assert found is not None
    mark = _MARK.match(line)
    if lang == "en":
        return (mark[0] if mark else "") + found[2] + "\n"
    return found[1].removesuffix(" / ") + "\n"
