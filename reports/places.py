"""Where a finding stands, as a person finds it, in the language of the report: 第12段 is "paragraph 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reformcheck.catalog.language.visible import visible
from reformcheck.plans.model import Location

# The words that readers of documents use. Whatever else stands in a place, such as the name of a sheet, stays.
_NAMES = {"页": "page", "段": "paragraph", "行": "row", "列": "column", "条": "article", "张": "sheet"}
_FIXED = {
    "文首": "beginning", "页眉": "header", "页脚": "footer", "脚注": "footnote", "尾注": "endnote",
    "文本框": "text box", "批注": "comment", "表格": "table", "网页版面": "page furniture",
    "斜排的文字": "slanted words", "之后": "after it",
}  # fmt: skip
_PART = rf"第([0-9、]+)([{''.join(_NAMES)}])|表([0-9]+)|({'|'.join(_FIXED)})"

_LAST = re.compile(f"(.*第)([0-9]+)([{''.join(_NAMES)}])")


def words_of(location: Location, lang: str) -> str:
    """The words that find a place in a document; empty for a place in a plan file."""
    return location.words if lang == "zh" else _english(location.words)


def place_of(location: Location, lang: str) -> str:
    """A place within its file: words, or line and column; empty for the file as a whole."""
    parts = (location.line, location.column)
    return words_of(location, lang) or ":".join(str(part) for part in parts if part is not None)


def address(location: Location, lang: str) -> str:
    """The file and the place in it: 方案.docx 第12段, or jilin.yaml:12:5."""
    return f"{visible(location.path)} {words_of(location, lang)}" if location.words else f"{location}"


def places_of(locations: Sequence[Location], lang: str) -> list[str]:
    """Places within one file, each once, those beside each other in one: 表1第5、8、11行."""
    if any(not location.words for location in locations):
        return list(dict.fromkeys(place_of(location, lang) for location in locations))
    rows: dict[tuple[str, str], list[str]] = {}
    for words in dict.fromkeys(location.words for location in locations):
        found = _LAST.fullmatch(words)
        row = rows.setdefault((found[1], found[3]) if found else (words, ""), [])
        row += [found[2]] if found else []
    joined = [f"{before}{'、'.join(numbers)}{behind}" for (before, behind), numbers in rows.items()]
    return joined if lang == "zh" else [_english(words) for words in joined]


def _english(words: str) -> str:
    if re.fullmatch("第[0-9、]+行", words):  # of a text file; where a table is named, it is a row
        return _numbered("line", words[1:-1])
    parts: list[str] = []
    end = 0
    for found in re.finditer(_PART, words):
        parts += [words[end : found.start()].strip(), _part(*found.groups())]
        end = found.end()
    return ", ".join(filter(None, [*parts, words[end:].strip()]))


def _part(number: str | None, kind: str | None, table: str | None, fixed: str | None) -> str:
    if number and kind:
        return _numbered(_NAMES[kind], number)
    return f"table {table}" if table else _FIXED[fixed or ""]


def _numbered(name: str, number: str) -> str:
    return f"{name}s {number.replace('、', ', ')}" if "、" in number else f"{name} {number}"
