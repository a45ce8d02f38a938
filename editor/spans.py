"""How far a finding reaches: from its place to the end of the value that stands there, on the same line."""

from __future__ import annotations

import re

from reformcheck.catalog.model import Location
from reformcheck.editor.cursor import end_of_value
from reformcheck.editor.text import Text

Span = tuple[int, int]
"""Where it begins and ends, in characters of the text."""

_KEY = re.compile(r"[\"']?[A-Za-z_][A-Za-z_0-9-]*[\"']?[ \t]*:(?=\s|$)[ \t]*")
_BRACKETS = re.compile(r"\"[^\"\r\n]*\"|[\[\]{}]")


def span_of(text: Text, location: Location) -> Span:
    """Empty only where the line is."""
    start = text.offset_of(location)
    line_end = text.end_of_line(start)
    if start == line_end:  # behind the end of a line, or of the file: what stands before it
        begun = text.start_of_line(start)
        line = text.source[begun:line_end]
        return begun + len(line) - len(line.lstrip()), line_end
    key = _KEY.match(text.source, start, line_end)
    end = _end_of_value(text, key.end() if key else start, line_end)
    return start, max(end, start + 1)


def touches(text: Text, location: Location, span: Span) -> bool:
    """Whether what stands at a place lies, in part, in a stretch of the text."""
    line = text.line_at(text.offset_of(location))
    if not text.line_at(span[0]) <= line <= text.line_at(span[1]):
        return False
    start, end = span_of(text, location)
    return start <= span[1] and span[0] <= end


def _end_of_value(text: Text, at: int, line_end: int) -> int:
    first = text.source[at : at + 1] if at < line_end else ""
    if first in ("[", "{"):
        return _behind_bracket(text.source, at, line_end)
    quoted = first in ('"', "'") and first != ""
    return min(end_of_value(text, at + quoted) + quoted, line_end)


def _behind_bracket(source: str, at: int, end: int) -> int:
    depth = 0
    for sign in _BRACKETS.finditer(source, at, end):
        depth += (sign[0] in "[{") - (sign[0] in "]}")
        if not depth:
            return sign.end()
    return end
