"""From the events of a YAML parser to plain data, and the marks of every key and value.

Events are read one by one into dicts, lists, text, whole numbers, true, false and null: faster than composing
nodes, and depth and size are bounded before memory is spent. Dates, decimals and the other guesses of YAML 1.1
(yes, 010, 12:30) stay text, as they were typed.
"""

import re
from collections.abc import Mapping
from typing import Any, Protocol

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from reformcheck.catalog.errors import InputError, clipped
from reformcheck.catalog.model import Location

MAX_DEPTH = 20
MAX_ENTRIES = 50_000
"""Keys and values of a file, what aliases repeat included; so many characters of text count as one more:"""
CHARACTERS_PER_ENTRY = 200

_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_LONGEST_CONSTANT = max(map(len, _CONSTANTS))
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_BEGINS_WHOLE = frozenset("+-0123456789")
_TAG = "tag:yaml.org,2002:"
_SURROGATE = "[\ud800-\udfff]"
# The value of an anchor that is still being read.
_OPEN = object()


class Mark(Protocol):
    """A place in the text, as the parser marks it: zero-based."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


Marks = dict[str, tuple[Mark, Mark]] | list[tuple[Mark, Mark]]
"""Where the entries of a mapping or a sequence stand: key and value of each, in a sequence the same twice."""

# An event of any kind; each kind has attributes of its own (anchor, tag, value).
_Event = Any


class EventReader:
    """Turns events into data, bounded in depth and size."""

    def __init__(self, loader: Any, path: str) -> None:
        """`loader` is of the yaml package, with a text to read; `path` is only for messages."""
        self._next = loader.get_event
        self._path = path
        self._anchors: dict[str, Any] = {}
        self._room = MAX_ENTRIES
        self._keys: set[str] = set()
        self.marks: dict[int, Marks] = {}
        """By id() of a dict or list of the data."""

    def document(self) -> tuple[Any, Mark | None]:
        """The data of the only document and where it starts, or None twice. Raises InputError and YAMLError."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            return None, None
        event = self._next()
        data = self._value(event, 0)
        self._next()
        second = self._next()
        if type(second) is not StreamEndEvent:
            raise self._error(
                second,
                "一个文件里有两份 YAML 文档，从这个 --- 起是第二份；请分成两个文件",
                "two YAML documents in one file: the second begins at this ---; split the file",
            )
        return data, event.start_mark

    def _value(self, event: _Event, depth: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, depth)
        if kind is AliasEvent:
            return self._alias(event, depth)
        anchor = event.anchor
        if anchor:
            self._anchors[anchor] = _OPEN
        self._bound(event, depth)
        data = self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)
        if anchor:
            self._anchors[anchor] = data
        return data

    # These three see every key and value of ten thousand plans: what most of them need is done where it is met.

    def _mapping(self, start: _Event, depth: int) -> dict[str, Any]:
        self._check_tag(start, "map")
        next_event, value, scalar, known = self._next, self._value, self._scalar, self._keys
        data: dict[str, Any] = {}
        marks: dict[str, tuple[Mark, Mark]] = {}
        depth += 1
        while type(key_event := next_event()) is not MappingEndEvent:
            key = key_event.value if type(key_event) is ScalarEvent else None
            if key not in known:
                key = self._key(key_event)
                known.add(key)
            if key_event.anchor:
                self._anchors[key_event.anchor] = key
            if key in data:
                raise self._repeated(key_event, key, marks)
            event = next_event()
            marks[key] = key_event.start_mark, event.start_mark
            data[key] = scalar(event, depth) if type(event) is ScalarEvent else value(event, depth)
        self.marks[id(data)] = marks
        return data

    def _sequence(self, start: _Event, depth: int) -> list[Any]:
        self._check_tag(start, "seq")
        next_event, value, scalar = self._next, self._value, self._scalar
        data: list[Any] = []
        marks: list[tuple[Mark, Mark]] = []
        depth += 1
        while type(event := next_event()) is not SequenceEndEvent:
            mark = event.start_mark
            marks.append((mark, mark))
            data.append(scalar(event, depth) if type(event) is ScalarEvent else value(event, depth))
        self.marks[id(data)] = marks
        return data

    def _scalar(self, event: _Event, depth: int) -> Any:
        value: Any = event.value
        size = len(value)
        self._room -= 1 + size // CHARACTERS_PER_ENTRY
        if self._room < 0 or depth > MAX_DEPTH:
            raise self._too_much(event)
        if event.style or event.tag is not None:
            self._check_tag(event, "str")
            self._check_text(event, value)
        elif size <= _LONGEST_CONSTANT and value in _CONSTANTS:
            value = _CONSTANTS[value]
        elif value[0] in _BEGINS_WHOLE and _WHOLE.match(value):
            value = int(value)
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _repeated(self, event: _Event, key: str, marks: Mapping[str, tuple[Mark, Mark]]) -> InputError:
        line = marks[key][0].line + 1
        return self._error(
            event,
            f"键「{clipped(key)}」重复，第 {line} 行已有；请删去一处或合并",
            f'key "{clipped(key)}" again; line {line} has it already: delete one or merge them',
        )

    def _key(self, event: _Event) -> str:
        if type(event) is not ScalarEvent:
            raise self._error(
                event,
                "键必须是文本；以 [、{ 或 * 开头的文本要加引号",
                "a key must be text; quote text that begins with [, { or *",
            )
        key: str = event.value
        self._check_text(event, key)
        if key == "<<":
            raise self._error(
                event,
                "不支持合并键 <<，请把各键写全",
                "merge keys (<<) are not supported; write the keys out",
            )
        if key != key.strip():
            raise self._error(
                event,
                "键的前后有全角空格或不换行空格；缩进只能用半角空格",
                "a full-width or no-break space stands beside this key; indent with ordinary spaces only",
            )
        return key

    def _alias(self, event: _Event, depth: int) -> Any:
        data = self._anchors.get(event.anchor, _OPEN)
        if data is _OPEN:
            name = clipped(event.anchor)
            raise self._error(
                event,
                f"别名 *{name} 引用自己，或在定义（&{name}）之前；以 * 开头的文本要加引号",
                f"alias *{name} refers to itself, or stands before its anchor &{name}; quote text that begins with *",
            )
        self._recount(event, depth, data)
        return data

    def _recount(self, event: _Event, depth: int, data: Any) -> None:
        """What an alias repeats counts as if it were written out."""
        self._bound(event, depth, data)
        children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        for child in children:
            self._recount(event, depth + 1, child)

    def _bound(self, event: _Event, depth: int, data: Any = None) -> None:
        self._room -= 1 + len(data) // CHARACTERS_PER_ENTRY if type(data) is str else 1
        if self._room < 0 or depth > MAX_DEPTH:
            raise self._too_much(event)

    def _too_much(self, event: _Event) -> InputError:
        if self._room < 0:
            return self._error(
                event,
                f"内容过多（超过 {MAX_ENTRIES} 个值），不像是方案或清单",
                f"over {MAX_ENTRIES} values, far more than any plan or list has",
            )
        return self._error(
            event,
            f"嵌套超过 {MAX_DEPTH} 层；以 [ 或 {{ 开头的文本要加引号",
            f"nested more than {MAX_DEPTH} deep; quote text that begins with [ or {{",
        )

    def _check_tag(self, event: _Event, kind: str) -> None:
        if event.tag not in (None, "!", _TAG + kind):
            tag = clipped(event.tag.replace(_TAG, "!!"))
            raise self._error(
                event,
                f"不支持 YAML 标签 {tag}，请删去；以 ! 开头的文本要加引号",
                f"YAML tags such as {tag} are not supported: delete it, or quote text that begins with !",
            )

    def _check_text(self, event: _Event, value: str) -> None:
        """Half of a surrogate pair can only come from an escape, and no output could hold it."""
        if event.style == '"' and not value.isprintable() and re.search(_SURROGATE, value):
            raise self._error(
                event, "转义 \\ud800–\\udfff 不是字符", "escapes \\ud800 to \\udfff are no characters"
            )

    def _error(self, event: _Event, zh: str, en: str) -> InputError:
        return InputError(location(self._path, event.start_mark), zh, en)


def location(path: str, mark: Mark) -> Location:
    """A mark in a file, as a place for people."""
    return Location(path, mark.line + 1, mark.column + 1)
