"""YAML with positions: plain data, and the line and column of every key and value.

The parser's events are read one by one into dicts, lists, text, whole numbers, true, false and null:
faster than composing nodes, and depth and size are bounded before memory is spent. Dates, decimals and
the other guesses of YAML 1.1 (yes, 010, 12:30) stay text, as they were typed.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml
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
from reformcheck.catalog.textfile import decode, read_bytes, shown_path

MAX_DEPTH = 20
MAX_ENTRIES = 50_000
"""Keys and values of a file, what aliases repeat included; so many characters of text count as one more:"""
CHARACTERS_PER_ENTRY = 200

_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_BEGINS_WHOLE = frozenset("+-0123456789")
_TAG = "tag:yaml.org,2002:"
_SURROGATE = "[\ud800-\udfff]"
# The value of an anchor that is still being read.
_OPEN = object()

Mark = tuple[int, int]

# An event of any kind; each kind has attributes of its own (anchor, tag, value).
_Event = Any


class Places(Mapping[str, Location]):
    """Where the keys of a mapping stand; each Location is made when it is asked for, which is seldom."""

    __slots__ = ("_marks", "_path")

    def __init__(self, path: str, marks: Mapping[str, tuple[Mark, Mark]]) -> None:
        self._path = path
        self._marks = marks

    def __getitem__(self, key: str) -> Location:
        return _location(self._path, self._marks[key][0])

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


class YamlFile(NamedTuple):
    """Data of one YAML document with where everything stands."""

    path: str
    data: Any
    sha256: str
    marks: dict[int, dict[Any, tuple[Mark, Mark]]]
    """By id() of a dict or list of `data`: key or index, to the marks of key and value, zero-based."""
    start: Mark

    def key(self, container: Any, key: Any) -> Location:
        """Where a key stands; for an index of a list, where the value does."""
        return _location(self.path, self.marks[id(container)][key][0])

    def value(self, container: Any, key: Any) -> Location:
        """Where the value of a key or an index starts."""
        return _location(self.path, self.marks[id(container)][key][1])

    def keys(self, container: Any) -> Places:
        """Where all keys of a mapping stand."""
        return Places(self.path, self.marks[id(container)])

    def root(self) -> Location:
        return _location(self.path, self.start)


def read_yaml(path: str) -> YamlFile:
    """Read a YAML file, or standard input for "-". Raises InputError."""
    return parse_yaml(read_bytes(path), shown_path(path))


def parse_yaml(raw: bytes, path: str) -> YamlFile:
    """Read the bytes of a YAML file; `path` is only for messages. Raises InputError."""
    text = decode(raw, path)
    try:
        reader = _EventReader(text, path)
        data, start = reader.document()
    except yaml.YAMLError as error:
        from reformcheck.catalog.yamlproblems import explain

        raise explain(error, text, path) from None
    if data is None:
        raise InputError(
            Location(path),
            "文件里没有内容（是空的，或只有注释）",
            "the file is empty, or holds comments only",
        )
    return YamlFile(path, data, hashlib.sha256(raw).hexdigest(), reader.marks, start)


class _EventReader:
    """Turns events into data, bounded in depth and size."""

    def __init__(self, text: str, path: str) -> None:
        self._next = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event
        self._path = path
        self._anchors: dict[str, Any] = {}
        self._room = MAX_ENTRIES
        self._keys: set[str] = set()
        self.marks: dict[int, dict[Any, tuple[Mark, Mark]]] = {}

    def document(self) -> tuple[Any, Mark]:
        """The data of the only document, None where there is none, and where it starts."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            return None, (0, 0)
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
        return data, _mark(event)

    def _value(self, event: _Event, depth: int) -> Any:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event, depth)
        anchor = event.anchor
        if anchor:
            self._anchors[anchor] = _OPEN
        if kind is ScalarEvent:
            data = self._scalar(event)
            self._bound(event, depth, data)
        else:
            self._bound(event, depth)
            data = self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)
        if anchor:
            self._anchors[anchor] = data
        return data

    # These two see every key and value of ten thousand plans: marks are taken where they are met.

    def _mapping(self, start: _Event, depth: int) -> dict[str, Any]:
        self._check_tag(start, "map")
        next_event, value, known = self._next, self._value, self._keys
        data: dict[str, Any] = {}
        marks: dict[Any, tuple[Mark, Mark]] = {}
        depth += 1
        while type(key_event := next_event()) is not MappingEndEvent:
            key = key_event.value if type(key_event) is ScalarEvent else None
            if key not in known:
                key = self._key(key_event)
                known.add(key)
            if key in data:
                raise self._repeated(key_event, key, marks)
            event = next_event()
            at, behind = key_event.start_mark, event.start_mark
            marks[key] = (at.line, at.column), (behind.line, behind.column)
            data[key] = value(event, depth)
        self.marks[id(data)] = marks
        return data

    def _sequence(self, start: _Event, depth: int) -> list[Any]:
        self._check_tag(start, "seq")
        next_event, value = self._next, self._value
        data: list[Any] = []
        marks: dict[Any, tuple[Mark, Mark]] = {}
        depth += 1
        while type(event := next_event()) is not SequenceEndEvent:
            at = event.start_mark
            place = at.line, at.column
            marks[len(data)] = place, place
            data.append(value(event, depth))
        self.marks[id(data)] = marks
        return data

    def _repeated(self, event: _Event, key: str, marks: Mapping[Any, tuple[Mark, Mark]]) -> InputError:
        line = marks[key][0][0] + 1
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

    def _scalar(self, event: _Event) -> Any:
        value: str = event.value
        if event.style or event.tag is not None:
            self._check_tag(event, "str")
            self._check_text(event, value)
            return value
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        return int(value) if value[:1] in _BEGINS_WHOLE and _WHOLE.match(value) else value

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
        if self._room < 0:
            raise self._error(
                event,
                f"内容过多（超过 {MAX_ENTRIES} 个值），不像是方案或清单",
                f"over {MAX_ENTRIES} values, far more than any plan or list has",
            )
        if depth > MAX_DEPTH:
            raise self._error(
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
        return InputError(_location(self._path, _mark(event)), zh, en)


def _mark(event: _Event) -> Mark:
    mark = event.start_mark
    return mark.line, mark.column


def _location(path: str, mark: Mark) -> Location:
    return Location(path, mark[0] + 1, mark[1] + 1)
