"""YAML with positions: plain data, and the line and column of every key and value.

libyaml's composer gives nodes with marks; this reads them into dicts, lists, text, whole numbers,
true, false and null. Dates, decimals and other YAML 1.1 guesses stay text, as they were typed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

import yaml
from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.catalog.textfile import decode, read_bytes
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_DEPTH = 20
MAX_NODES = 200_000

_TAG = "tag:yaml.org,2002:"
_STR, _INT, _BOOL, _NULL = _TAG + "str", _TAG + "int", _TAG + "bool", _TAG + "null"
_KEPT_AS_TEXT = (_TAG + "float", _TAG + "timestamp", _TAG + "merge", _TAG + "value")
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """Data of one YAML document with where everything stands."""

    path: str
    data: Any
    sha256: str
    marks: dict[int, dict[Any, tuple[Mark, Mark]]]
    """By id() of a dict or list of `data`: key or index, to the marks of key and value, zero-based."""
    start: Mark

    def key(self, container: Any, key: Any) -> Location:
        """Where a key stands; for an index of a list, where the value does."""
        return self._location(self.marks[id(container)][key][0])

    def value(self, container: Any, key: Any) -> Location:
        """Where the value of a key or an index starts."""
        return self._location(self.marks[id(container)][key][1])

    def root(self) -> Location:
        return self._location(self.start)

    def _location(self, mark: Mark) -> Location:
        return Location(self.path, mark[0] + 1, mark[1] + 1)


def read_yaml(path: str) -> YamlFile:
    """Read a YAML file, or standard input for "-". Raises InputError."""
    return parse_yaml(read_bytes(path), path)


def parse_yaml(raw: bytes, path: str) -> YamlFile:
    """Read the bytes of a YAML file; `path` is only for messages. Raises InputError."""
    text = decode(raw, path)
    if not text.strip():
        raise InputError(Location(path), "文件是空的", "the file is empty")
    _bound_structure(text, path)
    node = _compose(text, path)
    reader = _NodeReader(path)
    mark = node.start_mark
    data = reader.read(node, 0)
    return YamlFile(path, data, hashlib.sha256(raw).hexdigest(), reader.marks, (mark.line, mark.column))


def _bound_structure(text: str, path: str) -> None:
    """Refuse what would take libyaml hundreds of megabytes, before it is composed."""
    if sum(text.count(char) for char in "\n,[{") > MAX_NODES:
        raise InputError(Location(path), "内容过多，不像是方案", "far more entries than any plan has")


def _compose(text: str, path: str) -> Node:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        instance = loader(text)
        try:
            node = instance.get_single_node()
        finally:
            instance.dispose()
    except yaml.reader.ReaderError as error:
        raise _bad_character(text, path, error) from None
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(path, error) from None
    except RecursionError:
        raise InputError(Location(path), "嵌套过深", "nested too deeply") from None
    if node is None:
        raise InputError(Location(path), "文件是空的（只有注释）", "the file is empty (comments only)")
    return node


def _bad_character(text: str, path: str, error: yaml.reader.ReaderError) -> InputError:
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if match is None:
        return InputError(Location(path), f"无法读取：{error.reason}", f"cannot be read: {error.reason}")
    before = text[: match.start()]
    place = Location(path, before.count("\n") + 1, match.start() - before.rfind("\n"))
    code = f"U+{ord(match.group()):04X}"
    return InputError(
        place, f"有不可见的控制字符（{code}），请删去", f"a control character ({code}) stands here; remove it"
    )


# What libyaml says, in a writer's words; the first that fits is used.
_PROBLEMS = (
    ("expected a single document", "一个文件里有两份 YAML 文档（---），请分成两个文件",
     "two YAML documents (---) in one file; split it"),
    ("'\\t'", "缩进用了制表符（Tab），YAML 只能用空格", "a tab is used to indent; YAML takes spaces only"),
    ("undefined alias", "引用了没有定义的别名（*）", "an alias (*) without its anchor (&)"),
    ("duplicate anchor", "同名的锚点（&）出现了两次", "the same anchor (&) twice"),
    ("mapping values are not allowed", "冒号的位置不对：含冒号的文本要加引号，键要对齐",
     "a colon out of place: quote text that holds one, and align the keys"),
    ("could not find expected ':'", "此前的键后面缺少冒号", "a key before this place lacks its colon"),
    ("unexpected end of stream", "引号或括号没有闭合", "a quote or bracket is not closed"),
    ("expected ',' or", "方括号或花括号内缺少逗号或没有闭合", "a bracket lacks a comma or its end"),
    ("did not find expected", "缩进或“- ”没有对齐", "indentation or a '- ' is not aligned"),
    ("cannot start any token", "有不能作为开头的字符（如 @、`、%），请加引号",
     "a character that cannot begin a value (@, `, %); quote the value"),
    ("nesting", "嵌套过深", "nested too deeply"),
)  # fmt: skip


def _syntax_error(path: str, error: yaml.MarkedYAMLError) -> InputError:
    mark = error.problem_mark or error.context_mark
    place = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
    said = f"{error.context or ''} {error.problem or ''}".strip()
    for words, zh, en in _PROBLEMS:
        if words in said:
            return InputError(place, f"YAML 写法有误：{zh}", f"not valid YAML: {en}")
    return InputError(place, f"YAML 写法有误：{said}", f"not valid YAML: {said}")


class _NodeReader:
    """Turns nodes into data, bounded in depth and number: an alias is read as often as it is used."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.marks: dict[int, dict[Any, tuple[Mark, Mark]]] = {}
        self.count = 0

    def read(self, node: Node, depth: int) -> Any:
        if type(node) is ScalarNode:
            return self._scalar(node)
        self.count += len(node.value)
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise self._error(
                node, "嵌套过深或别名展开过多", "nested too deeply, or aliases that expand without end"
            )
        if type(node) is MappingNode:
            return self._mapping(node, depth)
        assert isinstance(node, SequenceNode)
        return self._sequence(node, depth)

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        self._check_tag(node, "map")
        data: dict[str, Any] = {}
        marks: dict[Any, tuple[Mark, Mark]] = {}
        for key_node, value_node in node.value:
            if type(key_node) is not ScalarNode:
                raise self._error(key_node, "键必须是文本", "a key must be text")
            key = key_node.value
            key_mark, value_mark = key_node.start_mark, value_node.start_mark
            place = (key_mark.line, key_mark.column)
            if key in data:
                first = marks[key][0][0] + 1
                raise self._error(
                    key_node,
                    f"键“{key}”重复，第 {first} 行已有",
                    f"key '{key}' again; line {first} has it already",
                )
            data[key] = self.read(value_node, depth + 1)
            marks[key] = (place, (value_mark.line, value_mark.column))
        self.marks[id(data)] = marks
        return data

    def _sequence(self, node: SequenceNode, depth: int) -> list[Any]:
        self._check_tag(node, "seq")
        data: list[Any] = []
        marks: dict[Any, tuple[Mark, Mark]] = {}
        for index, child in enumerate(node.value):
            mark = child.start_mark
            place = (mark.line, mark.column)
            data.append(self.read(child, depth + 1))
            marks[index] = (place, place)
        self.marks[id(data)] = marks
        return data

    def _scalar(self, node: ScalarNode) -> Any:
        tag, value = node.tag, node.value
        if tag == _STR:
            return value
        if tag == _INT:
            return int(value) if _WHOLE.match(value) else value
        if tag == _NULL:
            return None
        if tag == _BOOL:
            return {"true": True, "false": False}.get(value.lower(), value)
        if tag in _KEPT_AS_TEXT:
            return value
        raise self._error(node, f"不支持标签 {tag}", f"tags such as {tag} are not supported")

    def _check_tag(self, node: Node, kind: str) -> None:
        if node.tag != _TAG + kind:
            raise self._error(node, f"不支持标签 {node.tag}", f"tags such as {node.tag} are not supported")

    def _error(self, node: Node, zh: str, en: str) -> InputError:
        return InputError(Location(self.path, node.start_mark.line + 1, node.start_mark.column + 1), zh, en)
