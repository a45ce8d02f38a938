"""YAML with positions: plain data, and the line and column of every key and value."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import yaml

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import decode, read_bytes, shown_path
from reformcheck.catalog.files.yamlevents import EventReader, Mark, Marks, location
from reformcheck.catalog.model import Location

try:
    _parser: Any = import_module("yaml.cyaml").CParser
except ImportError:  # yaml without libyaml
    _parser = yaml.SafeLoader

QUICKEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""For the package's own files, whose places nobody asks for: libyaml's loader, where it is there."""


class _Mark(NamedTuple):
    line: int
    column: int


class Places(Mapping[str, Location]):
    """Where the keys of a mapping stand; each Location is made when it is asked for, which is seldom."""

    __slots__ = ("_marks", "_path")

    def __init__(self, path: str, marks: Mapping[str, tuple[Mark, Mark]]) -> None:
        self._path = path
        self._marks = marks

    def __reduce__(self) -> tuple[Any, ...]:
        """For a pickle, which can hold no mark of the parser's."""
        marks = {
            key: (_Mark(at.line, at.column), _Mark(behind.line, behind.column))
            for key, (at, behind) in self._marks.items()
        }
        return Places, (self._path, marks)

    def __getitem__(self, key: str) -> Location:
        return location(self._path, self._marks[key][0])

    def get(self, key: str, default: Any = None) -> Any:
        # Mapping's own asks by way of an exception; most items have the key.
        marks = self._marks.get(key)
        return location(self._path, marks[0]) if marks else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


class YamlFile(NamedTuple):
    """Data of one YAML document with where everything stands."""

    path: str
    data: Any
    sha256: str
    marks: Mapping[int, Marks]
    """By id() of a dict or list of `data`."""
    start: Mark

    def key(self, container: Any, key: Any) -> Location:
        """Where a key stands; for an index of a list, where the value does."""
        return location(self.path, self._marks(container)[key][0])

    def value(self, container: Any, key: Any) -> Location:
        """Where the value of a key or an index starts."""
        return location(self.path, self._marks(container)[key][1])

    def values(self, container: list[Any]) -> list[Location]:
        """Where the values of a list start, in order."""
        path = self.path
        return [location(path, mark) for mark, _ in self._marks(container)]

    def keys(self, container: Any) -> Places:
        """Where all keys of a mapping stand."""
        return Places(self.path, self._marks(container))

    def root(self) -> Location:
        return location(self.path, self.start)

    def _marks(self, container: Any) -> Any:
        return self.marks[id(container)]


def read_yaml(path: str) -> YamlFile:
    """Read a YAML file, or standard input for "-". Raises InputError."""
    return parse_yaml(read_bytes(path), shown_path(path))


def parse_yaml(raw: bytes, path: str) -> YamlFile:
    """Read the bytes of a YAML file; `path` is only for messages. Raises InputError."""
    text = decode(raw, path)
    try:
        reader = EventReader(_parser(text), path)
        data, start = reader.document()
    except yaml.YAMLError as error:
        from reformcheck.catalog.files.yamlproblems import explain

        raise explain(error, text, path) from None
    if data is None or start is None:
        raise InputError(
            Location(path),
            "文件里没有内容（是空的，或只有注释）",
            "the file is empty, or holds comments only",
        )
    return YamlFile(path, data, hashlib.sha256(raw).hexdigest(), reader.marks, start)
