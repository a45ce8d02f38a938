"""What stands in a Word paragraph: its text as shown, the boxes that float in it, the notes it refers to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reformcheck.plans.documents.reading.word.word_graphics import (
    OLE,
    box_of,
    diagram_of,
    is_hidden,
    unread_kind,
)
from reformcheck.plans.documents.reading.word.word_styles import Styles
from reformcheck.plans.documents.reading.word.wordml import DELETED, MATH, MC, W, integer, shown_part, value

_SKIPPED = {
    *DELETED, W + "pPr", W + "rPr", W + "instrText", W + "rt", W + "rubyPr", W + "delText", W + "sdtPr",
}  # fmt: skip
_CHARACTERS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_NOTES = {W + "footnoteReference": "脚注", W + "endnoteReference": "尾注"}


@dataclass(slots=True)
class Content:
    """The content of a paragraph, in reading order."""

    pieces: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    """What each piece stands in."""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (脚注 or 尾注) and identifier of each note."""
    diagrams: list[str] = field(default_factory=list)
    """Identifiers of the parts that hold the words of its diagrams."""
    unread: list[str] = field(default_factory=list)
    """The kinds of what is shown and not read, such as 图片."""

    @property
    def string(self) -> str:
        return "".join(self.pieces)


def content_of(paragraph: Element, styles: Styles) -> Content:
    """Without what is deleted, hidden or only an instruction."""
    content = Content()
    _collect(paragraph, content, styles, styles.of(paragraph))
    return content


def _collect(element: Iterable[Element], content: Content, styles: Styles, style: str) -> None:
    for child in element:
        if (
            child.tag in _SKIPPED
            or is_hidden(child)
            or (child.tag == W + "r" and styles.hidden_run(child, style))
        ):
            continue
        if child.tag == W + "txbxContent":
            content.boxes.append(child)
        elif child.tag in _NOTES:
            content.notes.append((_NOTES[child.tag], child.get(W + "id", "")))
        elif child.tag == MC + "AlternateContent":
            shown = shown_part(child)
            if shown is not None:
                _collect(shown, content, styles, style)
        elif (characters := _characters(child)) is not None:
            content.pieces.append(characters)
            content.elements.append(child)
        elif (box := box_of(child)) is not None:
            content.boxes.append(box)
        else:
            content.diagrams += filter(None, (diagram_of(child),))
            content.unread += filter(None, (unread_kind(child),))
            inside = (
                child.iterfind(OLE) if child.tag == W + "object" else child
            )  # its picture is the object again
            _collect(inside, content, styles, style)


def _characters(element: Element) -> str | None:
    """The characters that an element stands for; None for one that may hold others."""
    if element.tag in (W + "t", MATH + "t"):
        return element.text or ""
    if element.tag == W + "br":
        return "\n" if element.get(W + "type") is None else ""
    if element.tag == W + "sym":
        return _symbol(element)
    if element.tag == W + "ddList":
        return _chosen(element)
    return _CHARACTERS.get(element.tag)


def _chosen(choices: Element) -> str:
    """The entry of a list in a form that is chosen; the first where none is."""
    entries = [value(entry, "") for entry in choices.findall(W + "listEntry")]
    at = integer(choices, "result", integer(choices, "default", 0))
    return entries[at] if 0 <= at < len(entries) else ""


# Pictures of the symbol fonts that Word's own menus put into Chinese texts.
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0xA8: "□", 0xFC: "√", 0xFE: "√", 0x76: "◆", 0x75: "◆", 0xD8: "➢"}
_WINGDINGS |= {0x81 + n: chr(0x2460 + n) for n in range(10)} | {0x8C + n: chr(0x2776 + n) for n in range(10)}
_SYMBOL = {0xB7: "•", 0xD7: "·", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB8: "÷"}
_PRIVATE = range(0xF000, 0xF100)
_UNKNOWN = "■"
"""In place of a picture that no character stands for: something is there."""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return _UNKNOWN
    font = element.get(W + "font", "").lower()
    low = code - _PRIVATE.start if code in _PRIVATE else code
    if font == "wingdings":
        return _WINGDINGS.get(low, _UNKNOWN)
    if font == "symbol":
        plain = 0x20 < low < 0x7F and not chr(low).isalpha()
        return _SYMBOL.get(low, chr(low) if plain else _UNKNOWN)
    return chr(code) if 0x20 <= code < 0xD800 else _UNKNOWN
