"""The kinds of input that are fuzzed: how each is made, broken, and as the whole that it should be read as."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import broken_carried
import broken_old
import broken_pages
import broken_papers
import broken_plans
import broken_sheets
import broken_texts
import broken_words
import official_texts

EXAMPLES = Path(__file__).parents[2] / "examples"

Maker = Callable[[list[str], random.Random], bytes]
"""From the lines of a text, whose cells are parted by tabs."""


class Kind(NamedTuple):
    suffix: str
    broken: Maker
    whole: Maker | None = None
    """As a program writes it: every character of the lines must be read."""


def _grammar(lines: list[str], _: random.Random) -> bytes:
    return "\n".join(lines).encode("utf-8", "replace")


MADE_OF_LINES = {
    "grammar": Kind(".txt", _grammar, _grammar),
    "pages": Kind(".html", broken_pages.broken, broken_pages.whole),
    "words": Kind(".docx", broken_words.broken, broken_words.whole),
    "doc": Kind(".doc", broken_old.doc, broken_old.whole_doc),
    "word-xml": Kind(".xml", broken_old.word_xml, broken_old.whole_word_xml),
    "xlsx": Kind(".xlsx", broken_sheets.xlsx, broken_sheets.whole_xlsx),
    "xls": Kind(".xls", broken_sheets.xls, broken_sheets.whole_xls),
    "ods": Kind(".ods", broken_sheets.ods, broken_sheets.whole_ods),
    "excel-xml": Kind(".xls", broken_sheets.broken_excel_xml, broken_sheets.whole_excel_xml),
    "pdf": Kind(".pdf", broken_papers.pdf, broken_papers.whole_pdf),
    "ofd": Kind(".ofd", broken_papers.ofd, broken_papers.whole_ofd),
    "mail": Kind(".mht", broken_carried.mail, broken_carried.whole_mail),
    "archive": Kind(".zip", broken_carried.archive, broken_carried.whole_archive),
    "rtf": Kind(".rtf", broken_old.rtf, broken_old.whole_rtf),
}
SUFFIXES = {"texts": ".txt", "plans": ".yaml", **{name: kind.suffix for name, kind in MADE_OF_LINES.items()}}
KINDS = tuple(SUFFIXES)
WHOLE = tuple(name for name, kind in MADE_OF_LINES.items() if kind.whole)


class Inputs:
    """Makes inputs from the examples. Each comes from its kind, a seed and its number, and can be made again by itself."""

    def __init__(self) -> None:
        texts = sorted((EXAMPLES / "documents").glob("*.txt"))
        self._documents = [path.read_text(encoding="utf-8").splitlines() for path in texts]
        self._plans = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.yaml"))]

    def make(self, kind: str, seed: int, number: int) -> bytes:
        chance = random.Random(f"{kind} {seed} {number}")
        if kind == "texts":
            return broken_texts.broken(self._documents, chance)
        if kind == "plans":
            return broken_plans.broken(self._plans, chance)
        lines = official_texts.lines(chance) if kind == "grammar" else self._lines(chance)
        return MADE_OF_LINES[kind].broken(lines, chance)

    def whole(self, kind: str, seed: int, number: int) -> tuple[bytes, str]:
        """A file that is not broken, and the text in it."""
        chance = random.Random(f"whole {kind} {seed} {number}")
        lines = [line for line in self._lines(chance) if line.strip() and "[bookmark" not in line]
        lines = ["".join(c for c in line if c == "\t" or c.isprintable() or c == "　") for line in lines]
        maker = MADE_OF_LINES[kind].whole
        assert maker
        return maker(lines, chance), "".join(lines)

    def _lines(self, chance: random.Random) -> list[str]:
        """Of the grammar, or a stretch of a document with the tables that its tabs make."""
        if chance.random() < 0.7:
            return official_texts.lines(chance)
        return broken_texts.mutated(self._documents, chance).splitlines()
