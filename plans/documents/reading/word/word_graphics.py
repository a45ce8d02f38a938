"""What stands in a Word paragraph beside its text: pictures, charts, objects and the words of drawings."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from reformcheck.plans.documents.reading.word.wordml import DRAWING, R, W

A = DRAWING + "main}"
_PICTURE = DRAWING + "picture}"
_PLACED = DRAWING + "wordprocessingDrawing}"
_CHARTS = {DRAWING + "chart}chart", "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"}
_DIAGRAM = DRAWING + "diagram}relIds"
_VML = "{urn:schemas-microsoft-com:vml}"
OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"

_LEAST_WIDTH, _LEAST_HEIGHT = 8.0, 6.0
"""Centimetres of a picture that may hold a table or a page; seals, emblems and codes are smaller."""
_EMU = 360_000
"""Of which Word counts so many to a centimetre."""
_LENGTH = re.compile(r"(width|height):([0-9.]{1,9})(pt|in|cm|mm)", re.IGNORECASE)
_IN_CENTIMETRES = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1}


def unread_kind(element: Element) -> str:
    """What an element shows that is not read, for people; empty where all is read."""
    if element.tag == _PICTURE + "pic":
        return "的图片" if _is_large(_drawn_size(element)) else ""
    if element.tag in (_VML + "shape", _VML + "rect"):
        pictured = element.find(_VML + "imagedata") is not None
        return "的图片" if pictured and _is_large(_styled_size(element)) else ""
    if element.tag in _CHARTS:
        return "的图表"
    if element.tag == W + "subDoc":
        return "嵌入的文件"
    if element.tag == OLE:
        return "" if element.get("ProgID", "").startswith("Equation") else "嵌入的对象"
    return ""


def diagram_of(element: Element) -> str:
    """The identifier of the part that holds the words of a diagram (SmartArt); empty for other elements."""
    return element.get(R + "dm", "") if element.tag == _DIAGRAM else ""


def words_of_diagram(part: Element) -> list[str]:
    """The words of a diagram, one for each of its shapes."""
    shapes = part.iter(DRAWING + "diagram}t")
    words = [_written_in(shape).strip() for shape in shapes]
    return [each for each in words if each]


def _written_in(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(A + "t"))


def is_hidden(element: Element) -> bool:
    """Whether a drawing is not shown."""
    if element.tag not in (_PLACED + "inline", _PLACED + "anchor"):
        return False
    properties = element.find(_PLACED + "docPr")
    return properties is not None and properties.get("hidden", "0") in ("1", "true")


def box_of(element: Element) -> Element | None:
    """The words that a drawing is itself (WordArt), or that stand in it as in a slide, as a box; None for another element."""
    if element.tag == _VML + "textpath":
        words = element.get("string", "")
    elif element.tag == A + "p":
        words = _written_in(element)
    else:
        return None
    box = Element(W + "txbxContent")
    SubElement(SubElement(SubElement(box, W + "p"), W + "r"), W + "t").text = words
    return box


def _is_large(size: tuple[float, float]) -> bool:
    return size[0] >= _LEAST_WIDTH and size[1] >= _LEAST_HEIGHT


def _drawn_size(picture: Element) -> tuple[float, float]:
    extent = picture.find(f"{_PICTURE}spPr/{A}xfrm/{A}ext")
    sides = [""] * 2 if extent is None else [extent.get(side, "") for side in ("cx", "cy")]
    width, height = (int(side) / _EMU if side.isdecimal() and len(side) < 12 else 0.0 for side in sides)
    return width, height


def _styled_size(shape: Element) -> tuple[float, float]:
    sides = {
        name.lower(): (number, unit.lower()) for name, number, unit in _LENGTH.findall(shape.get("style", ""))
    }
    return _centimetres(sides.get("width")), _centimetres(sides.get("height"))


def _centimetres(length: tuple[str, str] | None) -> float:
    try:
        return float(length[0]) * _IN_CENTIMETRES[length[1]] if length else 0.0
    except ValueError:
        return 0.0
