"""What the styles of a Word document say of its paragraphs and runs: numbers, and whether text is hidden or struck out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reformcheck.plans.documents.reading.word.wordml import W, holds, value

_LONGEST_CHAIN = 20
"""Styles that one may be based on, one upon another."""


class Styles:
    """The styles by their identifiers."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._marks: dict[tuple[str, str], bool | None] = {}
        self._default = ""
        """The style of paragraphs that name none."""
        self._everywhere: set[str] = set()
        """Marks that hold wherever no style says otherwise."""
        if styles is not None:
            self._read(styles)

    def _read(self, styles: Element) -> None:
        defaults = f"{W}docDefaults/{W}rPrDefault/{W}rPr/"
        self._everywhere = {mark for mark in _GONE if holds(styles.find(defaults + W + mark))}
        for style in styles.findall(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles.setdefault(name, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default = self._default or name

    def of(self, paragraph: Element) -> str:
        """The style of a paragraph."""
        return value(paragraph.find(f"{W}pPr/{W}pStyle"), self._default)

    def chain(self, name: str) -> list[Element]:
        """A style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while name in self._styles and len(found) < _LONGEST_CHAIN:
            style = self._styles[name]
            found.append(style)
            name = value(style.find(W + "basedOn"), "")
        return found

    def hidden_run(self, run: Element, paragraph_style: str) -> bool:
        """Whether a run is hidden, or struck out: by itself, else by its own style, else by that of its paragraph."""
        properties = run.find(W + "rPr")
        return any(self._holds(mark, properties, paragraph_style) for mark in _GONE)

    def _holds(self, mark: str, properties: Element | None, paragraph_style: str) -> bool:
        said = None
        if properties is not None:
            said = holds(properties.find(W + mark))
            if said is None:
                said = self._said(mark, value(properties.find(W + "rStyle"), ""))
        if said is None:
            said = self._said(mark, paragraph_style)
        return mark in self._everywhere if said is None else said

    def _said(self, mark: str, name: str) -> bool | None:
        if (mark, name) not in self._marks:
            said = [holds(style.find(f"{W}rPr/{W}{mark}")) for style in self.chain(name)]
            self._marks[mark, name] = next((one for one in said if one is not None), None)
        return self._marks[mark, name]


_GONE = ("vanish", "strike", "dstrike")
"""What hides a run, or strikes it out."""


def hides(properties: Element | None) -> bool:
    """Whether the properties of a run hide it."""
    return properties is not None and bool(holds(properties.find(W + "vanish")))
