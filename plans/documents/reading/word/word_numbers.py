"""The numbers that Word puts before paragraphs by itself, which stand nowhere in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reformcheck.plans.documents.reading.number_forms import written
from reformcheck.plans.documents.reading.word.word_styles import Styles
from reformcheck.plans.documents.reading.word.wordml import W, holds, integer, value


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int
    legal: bool = False
    """The numbers of the levels above are written in digits, whatever those levels are numbered with."""
    goes_on: bool = False
    """It counts on where a level above begins anew."""


class Numbering:
    """Counts the numbered paragraphs of a document, in reading order."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._owner: dict[str, str] = {}
        self._linked: dict[str, dict[str, int]] = {}
        if numbering is not None:
            self._read_lists(numbering)

    def _read_lists(self, numbering: Element) -> None:
        abstract = {e.get(W + "abstractNumId", ""): e for e in numbering.findall(W + "abstractNum")}
        by_style = _by_style(abstract)
        for number in numbering.findall(W + "num"):
            number_id = number.get(W + "numId", "")
            owner = value(number.find(W + "abstractNumId"), "")
            source = abstract.get(owner)
            link = None if source is None else source.find(W + "numStyleLink")
            source = source if link is None else by_style.get(value(link, ""))
            if source is None:
                continue
            levels = {_depth(e): _level(e) for e in source.findall(W + "lvl")}
            self._linked[number_id] = {
                value(style, ""): _depth(e)
                for e in source.findall(W + "lvl")
                if (style := e.find(W + "pStyle")) is not None
            }
            overridden = number.findall(W + "lvlOverride")
            for override in overridden:
                depth = _depth(override)
                inner = override.find(W + "lvl")
                base = _level(inner) if inner is not None else levels.get(depth, _Level("decimal", "%1.", 1))
                levels[depth] = _Level(
                    base.form, base.pattern, integer(override, "startOverride", base.start)
                )
            self._lists[number_id] = levels
            # Lists of one definition go on counting together unless one starts anew.
            self._owner[number_id] = number_id if overridden else "abstract " + owner

    def label(self, paragraph: Element, style: str) -> str:
        """The number of a paragraph as Word shows it, such as "（三）"; empty for a plain or bulleted one."""
        number_id, depth = self._place(paragraph, style)
        levels = self._lists.get(number_id, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[self._owner[number_id]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            if not (deeper in levels and levels[deeper].goes_on):
                del counts[deeper]

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            shown = levels.get(at, level)
            form = "decimal" if level.legal and at < depth else shown.form
            return written(counts.get(at, shown.start), form)

        return re.sub(r"%(\d)", number, level.pattern)

    def _place(self, paragraph: Element, style: str) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style and of the styles that one is based on."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        of_styles = [e.find(f"{W}pPr/{W}numPr") for e in self._styles.chain(style)]
        given = [properties for properties in (own, *of_styles) if properties is not None]
        ids = [value(e, "0") for p in given if (e := p.find(W + "numId")) is not None]
        depths = [integer(p, "ilvl", 0) for p in given if p.find(W + "ilvl") is not None]
        number_id = ids[0] if ids else "0"
        depth = depths[0] if depths else 0
        if own is None or own.find(W + "ilvl") is None:
            depth = self._linked.get(number_id, {}).get(style, depth)
        return number_id, depth


def _depth(element: Element) -> int:
    word = element.get(W + "ilvl", "0")
    return int(word) if word.isdecimal() else 0


def _level(element: Element) -> _Level:
    return _Level(
        value(element.find(W + "numFmt"), "decimal"),
        value(element.find(W + "lvlText"), ""),
        integer(element, "start", 1),
        bool(holds(element.find(W + "isLgl"))),
        integer(element, "lvlRestart", -1) == 0,
    )


def _by_style(abstract: dict[str, Element]) -> dict[str, Element]:
    """The definitions of lists by the styles of lists that they belong to."""
    linked = ((source, source.find(W + "styleLink")) for source in abstract.values())
    return {value(link, ""): source for source, link in linked if link is not None}
