"""What the objects of an .ofd page draw: characters with their boxes, and straight lines."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.lines import Char, Segment
from reformcheck.plans.documents.reading.pages.ofd_package import child, local
from reformcheck.plans.documents.reading.pages.put_together import too_much_text
from reformcheck.plans.documents.reading.pages.turned import Leaning
from reformcheck.plans.documents.reading.radicals import as_characters

POINTS = 72 / 25.4
"""Points in a millimetre."""

MAX_OBJECTS = 100_000
"""Of a page."""
MAX_CHARS = 30_000
"""Of a page; a page of a newspaper has a third as many."""
_MAX_DEPTH = 5
"""Drawings that show drawings."""
_MAX_MOVES = 20_000
"""Steps of one path; more of them are a drawing, no table."""
_FAR = 20_000.0
_LONG = 8.0
_STRAIGHT = 0.5
_THIN = 2.5
_BELOW = 0.12
"""Part of a character below its base line."""


class Matrix(NamedTuple):
    """A point (x, y) comes to (ax + cy + e, bx + dy + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The matrix that does `first` and then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.at(first.e, first.f),
        )


def numbers(words: str | None) -> list[float]:
    """The numbers of an attribute; none where one is no number."""
    try:
        found = [float(word) for word in (words or "").split()]
    except ValueError:
        return []
    return found if all(map(math.isfinite, found)) else []


def shifts(words: str | None, most: int) -> list[float]:
    """Distances between characters, at most so many; `g n v` stands for n times v: "g 3 5 2" is 5, 5, 5 and 2."""
    found: list[float] = []
    left = iter((words or "").split())
    try:
        for word in left:
            if word == "g":
                times = max(int(next(left)), 0)
                found += [float(next(left))] * min(times, most)
            else:
                found.append(float(word))
            if len(found) >= most:
                break
    except (StopIteration, ValueError):
        return []
    return found[:most]


@dataclass(slots=True)
class Drawing:
    """Walks the objects of a page."""

    unit: Callable[[str], Element | None]
    where: Location
    chars: list[Leaning] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    objects: int = 0
    drawn: int = 0
    """Characters, also those that are drawn twice."""
    pictured: bool = False
    """Whether there is a picture or a path."""
    seen: set[tuple[str, int, int]] = field(default_factory=set)
    """Characters with their places: what is drawn twice, to look bold, is one."""

    def draw(self, parent: Element, matrix: Matrix, depth: int = 0) -> None:
        """All objects below an element, whatever layers and blocks they stand in."""
        for element in parent:
            self.objects += 1
            if self.objects > MAX_OBJECTS:
                raise InputError(
                    self.where, "OFD 一页的内容过多，不像是方案", "a page holds more than any plan has"
                )
            kind = local(element)
            if element.get("Visible") == "false" or element.get("Alpha") == "0":
                continue
            if kind == "TextObject":
                self._text(element, _placed(element, matrix))
            elif kind == "PathObject":
                self.pictured = True
                self._path(element, _placed(element, matrix))
            elif kind == "ImageObject":
                self.pictured = True
            elif kind == "CompositeObject" and depth < _MAX_DEPTH:
                content = self.unit(element.get("ResourceID", ""))
                if content is not None:
                    self.draw(content, _placed(element, matrix), depth + 1)
            elif kind in ("Content", "Layer", "PageBlock"):
                self.draw(element, matrix, depth)

    def _text(self, element: Element, matrix: Matrix) -> None:
        size = _number(element, "Size", 0.0)
        if size <= 0:
            return
        wide = size * (_number(element, "HScale", 1.0) or 1.0)
        frame = _Frame.of(matrix, size, math.radians(_number(element, "CharDirection", 0.0)))
        x = y = 0.0
        for code in element:
            if local(code) != "TextCode":
                continue
            string = code.text or ""
            self.drawn += len(string)
            if self.drawn > MAX_CHARS:
                raise too_much_text(self.where)
            x, y = _number(code, "X", x), _number(code, "Y", y)
            for char, left, base, width in _placed_chars(string, x, y, wide, code):
                if not char.isspace() and (char.isprintable() or unicodedata.category(char) == "Co"):
                    self._char(char, frame.box(left, base, width), frame.angle)

    def _char(self, char: str, box: tuple[float, float, float, float], angle: float) -> None:
        left, bottom, right, top = box
        if not (-_FAR < left <= right < _FAR and -_FAR < bottom <= top < _FAR):
            return
        # Two grids, half a point apart: what is nearer than that shares a square of one of them.
        x, y = int(left * 2), int(bottom * 2)
        keys = (
            (char, x >> 1, y >> 1),
            (char, x + 1 >> 1, y >> 1),
            (char, x >> 1, y + 1 >> 1),
            (char, x + 1 >> 1, y + 1 >> 1),
        )
        if not self.seen.isdisjoint(keys):
            return
        self.seen.update(keys)
        self.chars.append(Leaning(Char(as_characters(char), left, bottom, right, top), angle))

    def _path(self, element: Element, matrix: Matrix) -> None:
        """The level and upright lines of a path; of a filled one only where it is as thin as a line."""
        data = child(element, "AbbreviatedData")
        if data is None or not data.text:
            return
        lines = [
            (matrix.at(*start), matrix.at(*end))
            for start, end in _straight(data.text.split(None, _MAX_MOVES))
        ]
        if not lines:
            return
        if element.get("Stroke") == "false":
            xs = [x for line in lines for x, _ in line]
            ys = [y for line in lines for _, y in line]
            if min(max(xs) - min(xs), max(ys) - min(ys)) > _THIN:
                return
        for (x0, y0), (x1, y1) in lines:
            if not all(-_FAR < value < _FAR for value in (x0, y0, x1, y1)):
                continue
            if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _LONG:
                self.segments.append(Segment(min(x0, x1), y0, max(x0, x1), y0))
            elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _LONG:
                self.segments.append(Segment(x0, min(y0, y1), x0, max(y0, y1)))


class _Frame(NamedTuple):
    """How the characters of an object are set on the page."""

    matrix: Matrix
    along: tuple[float, float]
    """What one step along the foot of a character is on the page."""
    up: tuple[float, float]
    """What its height is on the page."""
    angle: float
    """Of its foot on the page, in degrees against the clock."""

    @classmethod
    def of(cls, matrix: Matrix, size: float, turn: float) -> _Frame:
        """`turn`: the angle in radians, with the clock, at which characters stand in their object."""
        a, b, c, d, _, _ = matrix
        across, down = math.cos(turn), math.sin(turn)
        along = (a * across + c * down, b * across + d * down)
        up = (size * (a * down - c * across), size * (b * down - d * across))
        return cls(matrix, along, up, math.degrees(math.atan2(along[1], along[0])) % 360)

    def box(self, x: float, base: float, width: float) -> tuple[float, float, float, float]:
        """The box of a character whose foot begins there: left, bottom, right and top."""
        (along_x, along_y), (up_x, up_y) = self.along, self.up
        along_x, along_y = width * along_x, width * along_y
        left, bottom = self.matrix.at(x, base)
        left -= _BELOW * up_x - min(along_x, 0.0) - min(up_x, 0.0)
        bottom -= _BELOW * up_y - min(along_y, 0.0) - min(up_y, 0.0)
        return left, bottom, left + abs(along_x) + abs(up_x), bottom + abs(along_y) + abs(up_y)


def _number(element: Element, name: str, otherwise: float) -> float:
    """The number that an attribute is."""
    return next(iter(numbers(element.get(name))), otherwise)


def _placed(element: Element, matrix: Matrix) -> Matrix:
    """The matrix of what stands in an object: its own, then the place of its box."""
    box = numbers(element.get("Boundary"))
    own = numbers(element.get("CTM"))
    if len(box) >= 2:
        matrix = matrix.after(Matrix(e=box[0], f=box[1]))
    return matrix.after(Matrix(*own)) if len(own) == 6 else matrix


def _placed_chars(
    string: str, x: float, y: float, wide: float, code: Element
) -> Iterator[tuple[str, float, float, float]]:
    """Each character with its left edge, its base line and its width."""
    across = shifts(code.get("DeltaX"), len(string))
    down = shifts(code.get("DeltaY"), len(string))
    for index, char in enumerate(string):
        natural = wide if unicodedata.east_asian_width(char) in "WFA" else wide / 2
        step = across[index] if index < len(across) else 0.0 if down else natural
        # What stands nearer to the next one than it is wide is as wide as the step, such as the letters of a word.
        yield char, x, y, step if 0 < step <= 1.1 * wide else natural
        x += step
        y += down[index] if index < len(down) else 0.0


_NEEDED = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _straight(words: list[str]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines of a path: M and S start one, L goes on, Q, B and A are curves, C goes back to the start."""
    start = now = (0.0, 0.0)
    at = 0
    while at < len(words):
        step = words[at]
        values = numbers(" ".join(words[at + 1 : at + 1 + _NEEDED.get(step, 0)]))
        at += 1 + _NEEDED.get(step, 0)
        if len(values) != _NEEDED.get(step, -1):
            return
        end = start if step == "C" else (values[-2], values[-1])
        if step in "LC":
            yield now, end
        elif step in "MS":
            start = end
        now = end
