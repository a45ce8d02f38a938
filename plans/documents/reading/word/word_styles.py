"""What the styles of a Word document say of its paragraphs and runs: numbers, and whether text is hidden."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reformcheck.plans.documents.reading.word.wordml import W, value

_LONGEST_CHAIN = 20
"""Styles that one may be based on, one upon another."""


class Styles:
    """The styles by their identifiers."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._hidden: dict[str, bool | None] = {}
        if styles is not None:
            for style in styles.findall(W + "style"):
                self._styles.setdefault(style.get(W + "styleId", ""), style)

    def chain(self, name: str) -> list[Element]:
        """A style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while name in self._styles and len(found) < _LONGEST_CHAIN:
            style = self._styles[name]
            found.append(style)
            name = value(style.find(W + "basedOn"), "")
        return found

    def hidden_run(self, run: Element, paragraph_style: str) -> bool:
        """Whether a run is hidden: by itself, else by its own style, else by that of its paragraph."""
        properties = run.find(W + "rPr")
        own = hides(properties)
        if own is None and properties is not None:
            own = self._hides(value(properties.find(W + "rStyle"), ""))
        return bool(self._hides(paragraph_style) if own is None else own)

    def _hides(self, name: str) -> bool | None:
        if name not in self._hidden:
            said = [hides(style.find(W + "rPr")) for style in self.chain(name)]
            self._hidden[name] = next((one for one in said if one is not None), None)
        return self._hidden[name]


def hides(properties: Element | None) -> bool | None:
    """What the properties of a run say of hiding it; None where they say nothing."""
    mark = None if properties is None else properties.find(W + "vanish")
    return None if mark is None else value(mark, "true") not in ("false", "0", "off")
