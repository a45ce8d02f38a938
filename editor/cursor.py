"""What stands at a place of a file that is being typed, and may not be YAML yet: told from the lines around it.

In `units: {lead: [省科技厅, 省发|` it is a value of `lead`, below `units` of the second item.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reformcheck.editor.text import Text

_SPECIAL = re.compile(r"[\[\]{},:#\"']")
_KEY = r"[\"']?([A-Za-z_][A-Za-z_0-9-]*)[\"']?[ \t]*:(?=\s|$)"
_MARKERS = re.compile(rf"-(?=\s|$)[ \t]*|{_KEY}")
_BLOCK_TEXT = re.compile(rf"[ \t]*(?:-[ \t]+)*{_KEY}[ \t]*[|>][-+0-9]*[ \t]*(?:#.*)?$")
# What ends a value that is not quoted, in brackets and outside of them.
_END_IN_FLOW = re.compile(r"[,\[\]{}\r\n]|(?<=\s)#")
_END = re.compile(r"[\r\n]|(?<=\s)#")

_CLOSES_DOUBLE = re.compile(r"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_CLOSES_SINGLE = re.compile(r"(?:[^']|'')*'(?!')")
_LINE = re.compile(r"[^\r\n]*")
_COLON = re.compile(r":(?=\s|$)")
_DASH = re.compile(r"-(?:[ \t]+|$)")

# How far up the line is sought that holds what a line is in: a block of text may be long.
_MOST_LINES = 2000


class Cursor(NamedTuple):
    """A value or a key that is being typed."""

    keys: tuple[str, ...]
    """What it stands below, outermost first: ("items", "units", "lead")."""
    start: int
    """Where it begins, and where it ends, in characters of the text."""
    end: int
    begun: str
    """What of it stands before the cursor."""
    is_key: bool
    """It stands where a key may: behind the dash of a list it may be a value all the same."""
    quote: str
    """The sign that it is quoted by; empty where it is not."""
    entry: int | None
    """The position of the entry of the outermost list that it stands in; None where dashes do not tell."""
    in_flow: bool
    """It stands in brackets."""

    @property
    def last(self) -> str:
        return self.keys[-1] if self.keys else ""


class _Flow(NamedTuple):
    """What stands open at the end of a stretch of text."""

    keys: tuple[str, ...]
    depth: int
    """How many brackets are open."""
    start: int
    """Where the value or key begins that is being typed."""
    quote: str
    takes_key: bool


def cursor_at(text: Text, offset: int) -> Cursor | None:
    """None in a comment, and in a text of several lines."""
    found = _flow_at(text, offset)
    if found is None:
        return None
    flow, number = found
    line_start = text.offset_of_line(number)
    column = (_content(text, number) if text.lines[number].strip() else offset) - line_start
    outer, entry = _outer(text, number, column)
    end = _end(text.source, flow, offset)
    begun = text.source[flow.start : offset]
    return Cursor(
        (*outer, *flow.keys), flow.start, end, begun, flow.takes_key, flow.quote, entry, flow.depth > 0
    )


def end_of_value(text: Text, offset: int) -> int:
    """Where the value or the key ends that holds a place; the place itself where none does."""
    found = _flow_at(text, offset)
    return _end(text.source, found[0], offset) if found else offset


def _flow_at(text: Text, offset: int) -> tuple[_Flow, int] | None:
    """What is open at a place, and the line where that begins; None in a comment, and in a text of several lines."""
    number = text.line_at(offset)
    line, start = text.lines[number], text.start_of_line(offset)
    blank = not line.strip()
    above = _line_above(text, number, offset - start if blank else min(_indent(line), offset - start))
    if above is not None and _BLOCK_TEXT.match(text.lines[above]):
        return None
    if offset < _content(text, number) and not blank:
        return None
    if above is not None and _opens(text, above):
        flow = _scan(text.source, _content(text, above), offset)
        if flow is None or flow.depth:
            return flow and (flow, above)
    flow = _scan(text.source, min(_content(text, number), offset), offset)
    return flow and (flow, number)


def _opens(text: Text, number: int) -> bool:
    """Whether brackets are open at the end of a line."""
    end = text.end_of_line(text.offset_of_line(number))
    flow = _scan(text.source, _content(text, number), end)
    return flow is not None and flow.depth > 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\ufeff"))


def _content(text: Text, number: int) -> int:
    """Where a line begins to say something, behind the dashes of lists."""
    line = text.lines[number]
    at = _indent(line)
    while marker := _DASH.match(line, at):
        at = marker.end()
    return text.offset_of_line(number) + at


def _line_above(text: Text, number: int, column: int) -> int | None:
    """The nearest line above that is indented less; comments and blank lines count for nothing."""
    for above in range(number - 1, max(-1, number - _MOST_LINES), -1):
        line = text.lines[above]
        said = line.strip()
        if said and not said.startswith("#") and _indent(line) < column:
            return above
    return None


def _scan(source: str, start: int, offset: int) -> _Flow | None:
    """Reads from where a line begins to say something up to a place; None in a comment behind it."""
    return _Scan(source, start, offset).flow()


class _Scan:
    """Reads sign by sign what is open: a key, brackets, a quote."""

    def __init__(self, source: str, start: int, offset: int) -> None:
        self._source = source
        self._offset = offset
        self._at = self._begun = start
        self._keys: list[str | None] = [None]
        self._opened: list[str] = []

    def flow(self) -> _Flow | None:
        while found := _SPECIAL.search(self._source, self._at, self._offset):
            self._at = found.end()
            sign, before = found[0], self._source[self._begun : found.start()].strip()
            if sign in "\"'":
                if not before and not self._passes_quoted(sign):
                    return self._open_at(self._at, sign)
            elif sign == "#":
                if not self._passes_comment(found.start()):
                    return None
            else:
                self._take(sign, before)
        rest = self._source[self._begun : self._offset]
        return self._open_at(self._begun + len(rest) - len(rest.lstrip()), "")

    def _open_at(self, start: int, quote: str) -> _Flow:
        keys = tuple(key for key in self._keys if key)
        return _Flow(keys, len(self._opened), start, quote, self._keys[-1] is None and not self._in_list())

    def _in_list(self) -> bool:
        return self._opened[-1:] == ["["]

    def _passes_quoted(self, sign: str) -> bool:
        """Whether a quoted value, which begins here, ends before the place."""
        close = _closing(self._source, sign, self._at, self._offset)
        self._at = max(close, self._at)
        return close >= 0

    def _passes_comment(self, at: int) -> bool:
        """Whether a sign begins no comment, or one that ends before the place."""
        if at and not self._source[at - 1].isspace():
            return True
        end = self._source.find("\n", at, self._offset)
        self._at = max(end, self._at)
        return end >= 0

    def _take(self, sign: str, before: str) -> None:
        if sign == ":":
            if self._keys[-1] is None and not self._in_list() and self._ends_key():
                self._keys[-1], self._begun = before.strip("\"'"), self._at
        elif sign in "[{":
            if not before:  # else it is within a plain value
                self._opened.append(sign)
                self._keys.append(None)
                self._begun = self._at
        elif self._opened:
            if sign == ",":
                self._keys[-1] = None
            else:
                self._opened.pop()
                self._keys.pop()
            self._begun = self._at

    def _ends_key(self) -> bool:
        """A colon does at the end of what is typed, before a blank, and behind a quoted key."""
        behind, before = self._source[self._at : self._at + 1], self._source[self._at - 2 : self._at - 1]
        return self._at == self._offset or behind.isspace() or before in ('"', "'")


def _closing(source: str, quote: str, at: int, end: int) -> int:
    """Where a quoted value ends, behind its sign; -1 where it does not before `end`."""
    sign = (_CLOSES_DOUBLE if quote == '"' else _CLOSES_SINGLE).match(source, at, end)
    return sign.end() if sign else -1


def _end(source: str, flow: _Flow, offset: int) -> int:
    """Where what is being typed ends: at its closing sign, a comma, a comment, or with its line."""
    if flow.quote:
        line = _LINE.match(source, offset)
        line_end = line.end() if line else offset
        close = _closing(source, flow.quote, offset, line_end)
        return close - 1 if close > 0 else line_end
    found = (_END_IN_FLOW if flow.depth else _END).search(source, offset)
    end = found.start() if found else len(source)
    if flow.takes_key:
        colon = _COLON.search(source, offset, end)
        end = colon.start() if colon else end
    return max(offset, flow.start + len(source[flow.start : end].rstrip()))


def _outer(text: Text, number: int, column: int) -> tuple[tuple[str, ...], int | None]:
    """The keys that what begins at a column of a line stands below, and its position in the outermost list."""
    keys: list[str] = []
    entry: int | None = None
    in_list = False
    for above in range(number, -1, -1):
        line = text.lines[above] if above < number else text.lines[above][:column]
        if _indent(line) > column:
            continue
        for at, key in reversed(_markers(line)):
            if key is None and in_list and at == column and entry is not None:
                entry += 1
            elif key is None and at < column:
                column, in_list, entry = at, True, 0
            elif key is not None and (at < column or (in_list and at == column)):
                keys.append(key)
                column, in_list = at, False
        if not column and not in_list:
            break
    return tuple(reversed(keys)), entry


def _markers(line: str) -> list[tuple[int, str | None]]:
    """The dashes of lists, as None, and the key that a line begins with, each with its column."""
    at = _indent(line)
    markers: list[tuple[int, str | None]] = []
    while marker := _MARKERS.match(line, at):
        markers.append((at, marker[1]))
        at = marker.end()
        if marker[1]:
            break
    return markers
