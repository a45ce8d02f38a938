"""Writes .ofd files (GB/T 33190) as programs do: an official document in its type area, lines placed by millimetres."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

Style = Literal["lines", "characters", "composite"]
"""A text object for each line, or each character with a matrix of its own, or all in a drawing that is shown."""

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDE, HIGH = 210.0, 297.0
LEFT, TOP, SIZE, PITCH = 28.0, 40.0, 5.6, 10.2
"""Of GB/T 9704: 28 characters of type 3 in a line, 22 lines on a page."""
IN_LINE, ON_PAGE = 28, 22
_NEVER_FIRST = "、，。；：！？）”》〕"
_NEVER_LAST = "（“《〔"


@dataclass
class Sheet:
    """The objects of a page."""

    style: Style
    objects: list[str] = field(default_factory=list)
    identifier: int = 100

    def text(self, string: str, x: float, y: float, size: float = SIZE) -> None:
        """A line of text; `y` is its base line."""
        steps = [width(char) * size for char in string]
        if self.style == "characters":
            for number, char in enumerate(string):
                self._object(char, x + sum(steps[:number]), y, size, "", "0.5 0 0 0.5 0 0", 2)
            return
        shorthand = "".join(f" g {len(list(same))} {step:g}" for step, same in groupby(steps[:-1]))
        self._object(string, x, y, size, f' DeltaX="{shorthand.strip()}"' if shorthand else "")

    def _object(
        self, string: str, x: float, y: float, size: float, steps: str, matrix: str = "", scale: float = 1
    ) -> None:
        ctm = f' CTM="{matrix}"' if matrix else ""
        self.identifier += 1
        self.objects.append(
            f'<ofd:TextObject ID="{self.identifier}" Boundary="{x} {y - size} 160 {size * 1.2}" Font="1" Size="{size * scale}"{ctm}>'
            f'<ofd:TextCode X="0" Y="{size * scale}"{steps}>{escape(string)}</ofd:TextCode></ofd:TextObject>'
        )

    def path(self, data: str, extra: str = "") -> None:
        self.identifier += 1
        self.objects.append(
            f'<ofd:PathObject ID="{self.identifier}" Boundary="0 0 {WIDE} {HIGH}" LineWidth="0.3"{extra}>'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], top: float) -> None:
        """A ruled table whose lines are one path, each row as high as its longest cell."""
        edges = [LEFT + sum(widths[:index]) for index in range(len(widths) + 1)]
        data, y = [f"M {edges[0]} {top} L {edges[-1]} {top}"], top
        for row in rows:
            cells = [list(broken(cell, (wide - 2) / 4.5)) for cell, wide in zip(row, widths, strict=True)]
            for cell, edge in zip(cells, edges, strict=False):
                for number, line in enumerate(cell):
                    self.text(line, edge + 1, y + 5.5 + number * 6, 4.5)
            below = y + 2.5 + 6 * max(map(len, cells))
            data += [f"M {edge} {y} L {edge} {below}" for edge in edges]
            data.append(f"M {edges[0]} {below} L {edges[-1]} {below}")
            y = below
        self.path(" ".join(data))

    def seal(self, x: float, y: float) -> None:
        """A round seal with a star of slanted lines, and its words slanted around it."""
        self.path(f"M {x} {y} A 20 20 0 1 1 {x + 40} {y} A 20 20 0 1 1 {x} {y} C", ' StrokeColor="255 0 0"')
        self.path(
            f"M {x} {y} L {x + 20} {y - 15} L {x + 30} {y + 18} L {x + 10} {y + 18} L {x + 33} {y - 7} C"
        )
        for number, char in enumerate("某省政府"):
            turned = f"0.8 {0.6 if number % 2 else -0.6} {-0.6 if number % 2 else 0.6} 0.8 0 0"
            self._object(char, x + 8 * number, y, 6, "", matrix=turned)


def width(string: str) -> float:
    """In characters of Han; those of ASCII are half as wide."""
    return sum(0.5 if char.isascii() else 1.0 for char in string)


def broken(string: str, room: float) -> Iterator[str]:
    """The lines of a text; marks neither begin nor end one wrongly, and numbers are not parted."""
    while width(string) > room:
        cut = next(at for at in range(1, len(string) + 1) if width(string[: at + 1]) > room)
        while cut > 1 and (
            string[cut] in _NEVER_FIRST
            or string[cut - 1] in _NEVER_LAST
            or string[cut - 1 : cut + 1].isdecimal()
        ):
            cut -= 1
        yield string[:cut]
        string = string[cut:]
    yield string


def laid_out(paragraphs: Sequence[str], style: Style = "lines") -> list[Sheet]:
    """Pages of an official document: a title in the middle, paragraphs with two blanks before them, page numbers."""
    sheets: list[Sheet] = []
    line = ON_PAGE
    for number, paragraph in enumerate(paragraphs):
        indent = 2 if number >= 3 else 0
        lines = list(broken("　" * indent + paragraph, IN_LINE))
        for string in lines:
            if line == ON_PAGE:
                sheets.append(Sheet(style))
                sheets[-1].text(f"— {len(sheets)} —", 95, 285, 4.9)
                line = 0
            x = LEFT + (IN_LINE - width(string)) * SIZE / 2 if number < 3 else LEFT
            sheets[-1].text(string, x, TOP + line * PITCH)
            line += 1
    return sheets


def write_ofd(path: Path, sheets: Sequence[Sheet]) -> Path:
    """The package, with a template that draws the red line of the first page on each."""

    def part(name: str, body: str) -> None:
        file.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>\n{body}')

    line = Sheet("lines")
    line.path("M 28 30 L 182 30")
    units: list[str] = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        part(
            "OFD.xml",
            f'<ofd:OFD {NAMESPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        )
        pages = "".join(
            f'<ofd:Page ID="{10 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
            for number in range(len(sheets))
        )
        part(
            "Doc_0/Document.xml",
            f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDE} {HIGH}</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:PublicRes>/Doc_0/PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
            f'<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>',
        )
        part(
            "Doc_0/PublicRes.xml",
            f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="仿宋"/></ofd:Fonts></ofd:Res>',
        )
        part("Doc_0/Tpls/Tpl_0/Content.xml", _page(line.objects))
        for number, sheet in enumerate(sheets):
            objects = sheet.objects
            if sheet.style == "composite":
                units.append(
                    f'<ofd:CompositeGraphicUnit ID="u{number}" Width="{WIDE}" Height="{HIGH}"><ofd:Content>{"".join(objects)}</ofd:Content></ofd:CompositeGraphicUnit>'
                )
                objects = [
                    f'<ofd:PageBlock><ofd:CompositeObject ID="9" Boundary="5 5 {WIDE} {HIGH}" CTM="1 0 0 1 -5 -5" ResourceID="u{number}"/></ofd:PageBlock>'
                ]
            part(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                _page(objects, '<ofd:Template TemplateID="2" ZOrder="Background"/>'),
            )
        part(
            "Doc_0/DocumentRes.xml",
            f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:CompositeGraphicUnits>{"".join(units)}</ofd:CompositeGraphicUnits></ofd:Res>',
        )
    return path


def _page(objects: Sequence[str], template: str = "") -> str:
    return f'<ofd:Page {NAMESPACE}>{template}<ofd:Content><ofd:Layer ID="3">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
